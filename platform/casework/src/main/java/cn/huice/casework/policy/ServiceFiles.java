package cn.huice.casework.policy;

import cn.huice.policy.testing.PolicyTests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policy and procedure files packed with the service. The build writes the policies' index after their tests have
 * passed, so what is listed there is sound.
 */
public final class ServiceFiles {
    private static final String INDEX = "policies/index.txt";

    private ServiceFiles() {}

    /** The packed policies with their tests, by id; a policy's file is named after its id. */
    static SortedMap<String, PolicyText> policies() {
        SortedMap<String, PolicyText> texts = new TreeMap<>();
        required(INDEX).lines().filter(path -> !path.isBlank()).forEach(path -> {
            String id = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
            String tests = path.replaceFirst("\\.yaml$", PolicyTests.SUFFIX);
            texts.put(id, new PolicyText(id, required(path), read(tests).orElse("")));
        });
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
