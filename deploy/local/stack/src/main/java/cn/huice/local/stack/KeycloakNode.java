package cn.huice.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Keycloak with the realm {@code huice}: demo users, clients and the claims Huice reads, as {@code huice-realm.json} says.
 * The distribution is unpacked and built once; the realm is imported again, from nothing, when its file has changed.
 */
public final class KeycloakNode extends Node {
    public static final String REALM = "huice";

    private final int managementPort;
    private final URI portal;

    /** @param portal the address of the gateway, to which browsers may return after a login */
    public KeycloakNode(int port, int managementPort, URI portal, StackFolder folder) {
        super("keycloak", port, folder);
        this.managementPort = managementPort;
        this.portal = portal;
    }

    /** The issuer of its tokens, whatever name it is called by. */
    public URI realm() {
        return URI.create(address() + "/realms/" + REALM);
    }

    @Override
    protected void prepare() throws IOException {
        Unpacking.once(home(), this::unpackAndBuild);
        importRealmIfChanged();
    }

    @Override
    protected List<String> command() {
        return List.of(
                JavaCommand.executable(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=96M",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home(),
                "-Djboss.server.config.dir=" + home().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                home().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--db-url=jdbc:h2:file:" + data().resolve("h2/keycloak") + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE",
                "--hostname=" + address(),
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort,
                "--log-console-output=json");
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "huice");
    }

    @Override
    protected boolean ready() {
        return Health.up(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
    }

    private String address() {
        return "http://127.0.0.1:" + port();
    }

    private Path home() {
        return folder().unpacked().resolve("keycloak-" + Distributions.keycloakVersion());
    }

    private void importRealmIfChanged() throws IOException {
        var realm = realmFile();
        var imported = home().resolve("data/import/huice-realm.json");
        var lastTime = data().resolve("realm.json");
        if (!Files.exists(lastTime) || !Files.readString(lastTime).equals(realm)) {
            Unpacking.delete(data());
            Files.createDirectories(data());
            Files.writeString(lastTime, realm);
        }
        Files.createDirectories(imported.getParent());
        Files.writeString(imported, realm);
    }

    private String realmFile() throws IOException {
        try (var in = KeycloakNode.class.getResourceAsStream("huice-realm.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${gateway}", portal.toString());
        }
    }

    private void unpackAndBuild(Path empty) throws IOException {
        unpack(empty);
        var build = new ProcessBuilder(
                "sh",
                empty.resolve("bin/kc.sh").toString(),
                "build",
                "--db=dev-file",
                "--cache=local",
                "--health-enabled=true");
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        build.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            var exit = build.start().waitFor();
            if (exit != 0) {
                throw new NodeFailed("kc.sh build ended with exit code " + exit + "; see " + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted", interrupted);
        }
    }

    /** Without the folder {@code keycloak-<version>/} that the archive puts around everything. */
    private static void unpack(Path empty) throws IOException {
        try (var zip = new ZipFile(Distributions.keycloakZip().toFile())) {
            for (var entry : zip.stream().toList()) {
                var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                var file = empty.resolve(inside).normalize();
                if (!file.startsWith(empty)) {
                    throw new IOException("the archive points outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (var in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }
}
