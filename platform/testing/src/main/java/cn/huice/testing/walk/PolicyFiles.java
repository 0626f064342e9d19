package cn.huice.testing.walk;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.testing.Example;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The policy files of the service under test, as they are packed with it, and the examples beside them. */
final class PolicyFiles {
    private static final String INDEX = "policies/index.txt";

    private PolicyFiles() {}

    /** Policy id to the path of its file. */
    static Map<String, String> paths() {
        Map<String, String> paths = new TreeMap<>();
        text(INDEX).lines().filter(path -> !path.isBlank()).forEach(path -> {
            paths.put(path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", ""), path);
        });
        return paths;
    }

    /** The examples beside a policy. */
    static List<Example> examples(String path) {
        String file = path.replaceFirst("\\.yaml$", PolicyTests.SUFFIX);
        try {
            return Example.in(new PolicySource(file, text(file)), Vocabulary.standard());
        } catch (PolicyErrors e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static String text(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not packed with the service: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
