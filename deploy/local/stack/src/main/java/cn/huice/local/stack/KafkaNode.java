package cn.huice.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Kafka in a JVM of its own (its Scala and Jackson would collide with Quarkus'), broker and controller in one, every
 * record flushed to disk before it is acknowledged. The topics of Huice exist once it is ready.
 */
public final class KafkaNode extends Node {
    /** Of Kafka's own 128 MB half the heap would never be free, and each collection of the whole would take a fifth of a second. */
    private static final int COMPACTION_BYTES = 16 * 1024 * 1024;

    private final int advertisedPort;
    private final int controllerPort;

    public KafkaNode(int port, int controllerPort, StackFolder folder) {
        this(port, port, controllerPort, folder);
    }

    /** @param advertisedPort where its clients are told to find it: another one where something stands between */
    public KafkaNode(int port, int advertisedPort, int controllerPort, StackFolder folder) {
        super("kafka", port, folder);
        this.advertisedPort = advertisedPort;
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + advertisedPort;
    }

    @Override
    protected void prepare() throws IOException {
        Files.deleteIfExists(readyFile());
        Files.createDirectories(data());
        try (var out = Files.newOutputStream(configuration())) {
            properties().store(out, null);
        }
    }

    @Override
    protected List<String> command() {
        return List.of(
                JavaCommand.executable(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tLZ %4$s %2$s %5$s%6$s%n",
                "-Duser.timezone=UTC",
                "-cp",
                Distributions.kafkaClasspath(),
                KafkaBroker.class.getName(),
                configuration().toString(),
                readyFile().toString());
    }

    @Override
    protected boolean ready() {
        return Files.exists(readyFile());
    }

    private Path readyFile() {
        return folder().state().resolve("run/kafka.ready");
    }

    private Path configuration() {
        return folder().state().resolve("run/kafka.properties");
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port() + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort);
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("log.dirs", data().toString());
        properties.setProperty("log.flush.interval.messages", "1");
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(COMPACTION_BYTES));
        properties.setProperty("num.partitions", Integer.toString(Topic.PARTITIONS));
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        return properties;
    }
}
