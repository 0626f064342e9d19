package cn.huice.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The program {@link KafkaNode} runs: one Kafka that is both broker and controller. Formats its folder on the first
 * start, creates the missing topics, and then writes the ready file. Arguments: the configuration, the ready file.
 */
final class KafkaBroker {
    private static final int NODE_ID = 1;

    private KafkaBroker() {}

    public static void main(String[] args) throws Exception {
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of(args[0]))) {
            properties.load(in);
        }
        format(properties.getProperty("log.dirs"));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        createMissingTopics(properties.getProperty("advertised.listeners").replace("PLAINTEXT://", ""));
        Files.createFile(Path.of(args[1]));
        server.awaitShutdown();
    }

    private static void format(String folder) throws Exception {
        var formatter = new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(clusterId(Path.of(folder)))
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .addDirectory(folder);
        formatter.run();
    }

    /** A new cluster draws its id; an existing one keeps what its folder says. */
    private static String clusterId(Path folder) throws IOException {
        var meta = folder.resolve("meta.properties");
        if (!Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        var known = new Properties();
        try (var in = Files.newInputStream(meta)) {
            known.load(in);
        }
        return known.getProperty("cluster.id");
    }

    private static void createMissingTopics(String bootstrap) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (var topic : Topic.values()) {
                if (!existing.contains(topic.topicName())) {
                    missing.add(described(topic));
                }
            }
            admin.createTopics(missing).all().get();
        }
    }

    private static NewTopic described(Topic topic) {
        var retention = topic.compacted()
                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                : Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
        return new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1).configs(retention);
    }
}
