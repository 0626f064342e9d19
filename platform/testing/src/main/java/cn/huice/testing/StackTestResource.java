package cn.huice.testing;

import cn.huice.local.stack.KafkaNode;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.Ports;
import cn.huice.local.stack.PostgresNode;
import cn.huice.local.stack.StackFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Starts an empty PostgreSQL, and a Kafka where {@code kafka=true} is asked for, on free ports, and points Quarkus at
 * them. Tokens are verified with the key of {@link Tokens}; no Keycloak is needed.
 *
 * <pre>{@code
 * @QuarkusTestResource(
 *         value = StackTestResource.class,
 *         initArgs = @ResourceArg(name = "kafka", value = "true"))
 * }</pre>
 *
 * <p>Arguments: {@code postgres} (default true), {@code kafka} (default false). Data and logs are kept in
 * {@code target/stack} until the next start.
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String DATABASE = "test";

    private final List<Node> nodes = new ArrayList<>();
    private final Thread stopAtExit = new Thread(this::stopNodes, "stop test stack");
    private boolean postgres = true;
    private boolean kafka;

    @Override
    public void init(Map<String, String> arguments) {
        postgres = Boolean.parseBoolean(arguments.getOrDefault("postgres", "true"));
        kafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "false"));
    }

    @Override
    public Map<String, String> start() {
        var configuration = new HashMap<>(Tokens.verification());
        var folder = new StackFolder(
                Path.of("target", "stack", UUID.randomUUID().toString()).toAbsolutePath(), unpacked());
        if (postgres) {
            var node = new PostgresNode(Ports.free(), folder, List.of(DATABASE));
            nodes.add(node);
            configuration.put("quarkus.datasource.jdbc.url", node.jdbcUrl(DATABASE));
            configuration.put("quarkus.datasource.username", PostgresNode.USER);
            configuration.put("quarkus.datasource.password", PostgresNode.PASSWORD);
        }
        if (kafka) {
            var node = new KafkaNode(Ports.free(), Ports.free(), folder);
            nodes.add(node);
            configuration.put("kafka.bootstrap.servers", node.bootstrapServers());
        }
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        startNodes();
        return configuration;
    }

    @Override
    public void stop() {
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        stopNodes();
    }

    private void startNodes() {
        try {
            for (var node : nodes) {
                node.start();
            }
            nodes.forEach(Node::waitUntilReady);
        } catch (IOException failed) {
            stopNodes();
            throw new UncheckedIOException(failed);
        }
    }

    private void stopNodes() {
        nodes.reversed().forEach(Node::stop);
    }

    /** Shared by all modules of a checkout; a module tested away from it unpacks for itself. */
    private static Path unpacked() {
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder.resolve(".huice/unpacked");
            }
        }
        return here.resolve("target/unpacked");
    }
}
