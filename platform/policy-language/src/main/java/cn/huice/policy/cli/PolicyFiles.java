package cn.huice.policy.cli;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicySource;
import cn.huice.policy.testing.PolicyTests;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files a command is about.
 *
 * @param asked policy files named in the call or lying below a named folder
 * @param along those and the other policies of their folders
 */
record PolicyFiles(List<Path> asked, List<Path> along) {

    /** @param paths policy files, test files (they stand for their policy), or folders */
    static PolicyFiles under(List<Path> paths) throws IOException {
        var asked = new TreeSet<Path>();
        var along = new TreeSet<Path>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                asked.addAll(policiesBelow(path));
            } else {
                asked.add(isTest(path) ? policyOf(path) : path);
                Path folder = Objects.requireNonNullElse(path.getParent(), Path.of("."));
                along.addAll(policiesBelow(folder));
            }
        }
        along.removeIf(known -> asked.stream().anyMatch(path -> sameFile(path, known)));
        along.addAll(asked);
        return new PolicyFiles(List.copyOf(asked), List.copyOf(along));
    }

    private static List<Path> policiesBelow(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".yaml") && !isTest(path))
                    .toList();
        }
    }

    private static boolean sameFile(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static boolean isTest(Path path) {
        return path.toString().endsWith(PolicyTests.SUFFIX);
    }

    private static Path testOf(Path policy) {
        return policy.resolveSibling(policy.getFileName().toString().replaceFirst("\\.yaml$", PolicyTests.SUFFIX));
    }

    private static Path policyOf(Path test) {
        String name = test.getFileName().toString();
        return test.resolveSibling(name.substring(0, name.length() - PolicyTests.SUFFIX.length()) + ".yaml");
    }

    List<PolicySource> policies() throws IOException {
        return sources(along);
    }

    List<PolicySource> tests() throws IOException {
        return sources(
                asked.stream().map(PolicyFiles::testOf).filter(Files::exists).toList());
    }

    private static List<PolicySource> sources(List<Path> paths) throws IOException {
        var sources = new ArrayList<PolicySource>();
        for (Path path : paths) {
            try {
                sources.add(new PolicySource(path.toString().replace('\\', '/'), Files.readString(path)));
            } catch (MalformedInputException e) {
                throw new IOException(path + " is not UTF-8", e);
            }
        }
        return sources;
    }

    boolean isAsked(String file) {
        return asked.stream()
                .anyMatch(path -> path.toString().replace('\\', '/').equals(file));
    }

    /** Every policy has a test file beside it. */
    List<PolicyError> untested() {
        return asked.stream()
                .filter(policy -> !Files.exists(testOf(policy)))
                .map(policy -> wrong(policy, "旁边没有测试文件 " + testOf(policy).getFileName()))
                .toList();
    }

    /** A policy's file is named after its id. */
    List<PolicyError> misnamed(PolicyBook book) {
        return asked.stream()
                .filter(policy -> book.find(policy.getFileName().toString().replaceFirst("\\.yaml$", ""))
                        .isEmpty())
                .map(policy -> wrong(policy, "文件名应是政策编号加 .yaml"))
                .toList();
    }

    private static PolicyError wrong(Path file, String message) {
        return new PolicyError(file.toString().replace('\\', '/'), 1, 1, message, Optional.empty());
    }

    /** One resource path a line: {@code policies/120000/x.yaml}. */
    void writeIndex(Path root, Path output) throws IOException {
        var lines = asked.stream()
                .map(policy -> "policies/" + root.relativize(policy).toString().replace('\\', '/'))
                .sorted()
                .toList();
        if (output.getParent() != null) {
            Files.createDirectories(output.getParent());
        }
        Files.write(output, lines);
    }
}
