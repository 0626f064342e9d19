package cn.huice.bench.casework;

import cn.huice.local.stack.Health;
import cn.huice.local.stack.JavaCommand;
import cn.huice.local.stack.KafkaNode;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.NodeFailed;
import cn.huice.local.stack.PostgresNode;
import cn.huice.local.stack.StackFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The industry service as it is packaged and started everywhere, but for where its parts are. */
final class Industry extends Node {
    private final Path program;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options;

    /** @param options for the JVM, besides those it always gets */
    Industry(
            Path root,
            int port,
            StackFolder folder,
            PostgresNode postgres,
            String database,
            KafkaNode kafka,
            Realm realm,
            List<String> options) {
        super("industry", port, folder);
        this.program = root.resolve("industry-fund-service/target/quarkus-app/quarkus-run.jar");
        this.options = options;
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", realm.issuer());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresNode.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresNode.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("HUICE_CLOCK_SETTABLE", "true");
        environment.put("HUICE_NOTICE_END_EVERY", "1s");
        environment.put("HUICE_IDENTIFIER_KEYS", "bench:YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gh");
        environment.put("HUICE_JOURNAL_SEAL_FOLDER", folder.data("journal").toString());
        environment.put("HUICE_STORAGE_FOLDER", folder.data("storage").toString());
    }

    URI door() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    protected void prepare() {
        if (!Files.exists(program)) {
            throw new NodeFailed("the service is not built: " + program + " is missing");
        }
    }

    @Override
    protected List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.executable(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-jar", program.toString()));
        return command;
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    @Override
    protected boolean ready() {
        return Health.up(door().resolve("/q/health/ready"));
    }
}
