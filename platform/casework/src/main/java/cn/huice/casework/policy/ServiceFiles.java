package cn.huice.casework.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The policy and procedure files packed with the service. The build writes the policies' index after their tests have
 * passed, so what is listed there is sound.
 */
public final class ServiceFiles {
    private static final String INDEX = "policies/index.txt";

    private ServiceFiles() {}

    /** Resource path to text, in the order of the paths. */
    static Map<String, String> policies() {
        Map<String, String> texts = new TreeMap<>();
        required(INDEX).lines().filter(path -> !path.isBlank()).forEach(path -> texts.put(path, required(path)));
        return texts;
    }

    /** The text of {@code procedures/<id>.yaml}. */
    public static Optional<String> procedure(String id) {
        return read("procedures/" + id + ".yaml");
    }

    private static String required(String path) {
        return read(path).orElseThrow(() -> new IllegalStateException("not packed with the service: " + path));
    }

    private static Optional<String> read(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
