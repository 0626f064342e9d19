package cn.huice.journal;

import cn.huice.local.stack.KafkaNode;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.Ports;
import cn.huice.local.stack.PostgresNode;
import cn.huice.local.stack.StackFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * PostgreSQL and Kafka that a test can stop and start again, on the same ports and folders: a field {@code Map<String,
 * Runnable> nodes} is given the switches {@code "kill kafka"}, {@code "start kafka"} and the same for {@code postgres}. (Only
 * types of the JDK pass between the class loaders of test resource and test.)
 */
public final class NodesTestResource implements QuarkusTestResourceLifecycleManager {
    private KafkaNode kafka;
    private PostgresNode postgres;

    @Override
    public Map<String, String> start() {
        StackFolder folder = new StackFolder(
                Path.of("target", "stack", UUID.randomUUID().toString()).toAbsolutePath(),
                Path.of("../../.huice/unpacked").toAbsolutePath().normalize());
        postgres = new PostgresNode(Ports.free(), folder, List.of("test"));
        kafka = new KafkaNode(Ports.free(), Ports.free(), folder);
        for (Node node : List.of(postgres, kafka)) {
            start(node);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl("test"),
                "quarkus.datasource.username",
                PostgresNode.USER,
                "quarkus.datasource.password",
                PostgresNode.PASSWORD,
                "kafka.bootstrap.servers",
                kafka.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        Map<String, Runnable> switches = Map.of(
                "kill kafka", () -> kill(kafka),
                "start kafka", () -> start(kafka),
                "kill postgres", () -> kill(postgres),
                "start postgres", () -> start(postgres));
        injector.injectIntoFields(
                switches,
                field -> field.getName().equals("nodes") && field.getType().equals(Map.class));
    }

    @Override
    public void stop() {
        kafka.stop();
        postgres.stop();
    }

    private static void kill(Node node) {
        ProcessHandle process = ProcessHandle.of(node.pid()).orElseThrow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        node.onExit().join();
    }

    private static void start(Node node) {
        try {
            node.start();
            node.waitUntilReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
