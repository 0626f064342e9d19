package cn.huice.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaNodeTest {
    @Test
    void its_topics_exist_once_it_is_ready_and_again_after_a_kill(@TempDir Path folder) throws Exception {
        var node = new KafkaNode(Ports.free(), Ports.free(), StackFolder.at(folder));
        try {
            node.start();
            node.waitUntilReady();
            var first = topics(node);
            ProcessHandle.of(node.pid()).orElseThrow().destroyForcibly();
            node.onExit().get();

            node.start();
            node.waitUntilReady();

            assertEquals(
                    Set.of(
                            "huice.applications",
                            "huice.facts",
                            "huice.claims",
                            "huice.sanctions",
                            "huice.policies",
                            "huice.dead-letters"),
                    first);
            assertEquals(first, topics(node));
        } finally {
            node.stop();
        }
    }

    private static Set<String> topics(KafkaNode node) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", node.bootstrapServers()))) {
            return admin.listTopics().names().get();
        }
    }
}
