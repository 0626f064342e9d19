package cn.huice.local;

import cn.huice.local.stack.KafkaNode;
import cn.huice.local.stack.KeycloakNode;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.PostgresNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the system is made of.
 *
 * @param infrastructure started first, all at once, and stopped last
 * @param services started once the infrastructure is ready
 */
public record Composition(List<Node> infrastructure, List<Node> services) {

    /** As everybody has it: services connect straight to what they stand on. */
    public static Composition of(Home home) throws IOException {
        return of(home, Wires.direct(home));
    }

    /** With the connections of services led as {@code wires} say. */
    public static Composition of(Home home, Wires wires) throws IOException {
        var folder = home.folder();
        var postgres = new PostgresNode(home.port(Part.POSTGRES), folder, PostgresNode.SERVICE_DATABASES);
        var kafka = new KafkaNode(home.port(Part.KAFKA), wires.kafka(), home.port(Part.KAFKA_CONTROLLER), folder);
        var keycloak = new KeycloakNode(
                home.port(Part.KEYCLOAK), home.port(Part.KEYCLOAK_MANAGEMENT), home.address(Part.GATEWAY), folder);

        var identifierKeys = new Secrets(folder.state().resolve("secrets")).identifierKeys();
        var services = Stream.of(Part.TALENT, Part.INDUSTRY, Part.LAND).<Node>map(part -> {
            var environment = common(home, part, keycloak);
            environment.putAll(Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    PostgresNode.jdbcUrl(wires.postgres(), part.label()),
                    "QUARKUS_DATASOURCE_USERNAME",
                    PostgresNode.USER,
                    "QUARKUS_DATASOURCE_PASSWORD",
                    PostgresNode.PASSWORD,
                    "KAFKA_BOOTSTRAP_SERVERS",
                    kafka.bootstrapServers(),
                    "HUICE_CLOCK_SETTABLE",
                    "true",
                    // The business day leaps in a demonstration, and a notice should end with it.
                    "HUICE_NOTICE_END_EVERY",
                    "1s",
                    "HUICE_IDENTIFIER_KEYS",
                    identifierKeys,
                    "HUICE_JOURNAL_SEAL_FOLDER",
                    folder.data("journal").resolve(part.label()).toString(),
                    "HUICE_STORAGE_FOLDER",
                    folder.data("storage").resolve(part.label()).toString()));
            return new Service(part, module(part), environment, home);
        });
        var environment = common(home, Part.GATEWAY, keycloak);
        environment.putAll(Map.of(
                "HUICE_SERVICES_TALENT", home.address(Part.TALENT).toString(),
                "HUICE_SERVICES_INDUSTRY", home.address(Part.INDUSTRY).toString(),
                "HUICE_SERVICES_LAND", home.address(Part.LAND).toString()));
        Node gateway = new Service(Part.GATEWAY, "gateway", environment, home);
        return new Composition(
                List.of(postgres, kafka, keycloak),
                Stream.concat(services, Stream.of(gateway)).toList());
    }

    public List<Node> all() {
        return Stream.concat(infrastructure.stream(), services.stream()).toList();
    }

    private static String module(Part part) {
        return part == Part.INDUSTRY ? "industry-fund-service" : part.label() + "-service";
    }

    private static Map<String, String> common(Home home, Part part, KeycloakNode keycloak) {
        return new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(home.port(part)),
                "QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm().toString()));
    }
}
