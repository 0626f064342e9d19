package cn.huice.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the build found what runs in processes of its own. */
final class Distributions {
    private static final Properties FOUND = read();

    private Distributions() {}

    /** Kafka's jars, and the classes of this module, which start it. */
    static String kafkaClasspath() {
        return ownClasses() + File.pathSeparator + FOUND.getProperty("kafka.classpath");
    }

    private static Path ownClasses() {
        try {
            var source = Distributions.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Path keycloakZip() {
        var zip = Path.of(FOUND.getProperty("keycloak.zip"));
        if (!Files.isReadable(zip)) {
            throw new NodeFailed("the Keycloak distribution is gone from " + zip + "; build deploy/local/stack again");
        }
        return zip;
    }

    static String keycloakVersion() {
        return FOUND.getProperty("keycloak.version");
    }

    static String postgresVersion() {
        return FOUND.getProperty("postgres.version");
    }

    private static Properties read() {
        var properties = new Properties();
        try (var in = Distributions.class.getResourceAsStream("distributions.properties")) {
            properties.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
