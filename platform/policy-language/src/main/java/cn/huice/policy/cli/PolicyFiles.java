package cn.huice.policy.cli;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.testing.PolicyTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files a command is about.
 *
 * @param asked policy files named in the call or lying below a named folder
 * @param along those and the other policies of their folders
 */
record PolicyFiles(List<Path> asked, List<Path> along) {
    private static final String ENDING = ".yaml";

    /** @param paths policy files, test files (they stand for their policy), or folders */
    static PolicyFiles under(List<Path> paths) throws IOException {
        var asked = new TreeMap<Path, Path>();
        var neighbours = new TreeMap<Path, Path>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                policiesBelow(path).forEach(each -> asked.put(place(each), each));
            } else {
                Path policy = isTest(path) ? policyOf(path) : path;
                asked.put(place(policy), policy);
                Path folder = Objects.requireNonNullElse(path.getParent(), Path.of("."));
                policiesBelow(folder).forEach(each -> neighbours.put(place(each), each));
            }
        }
        neighbours.putAll(asked);
        return new PolicyFiles(sorted(asked.values()), sorted(neighbours.values()));
    }

    /** These files, and along with them also those of others. */
    PolicyFiles with(PolicyFiles others) {
        var all = new TreeMap<Path, Path>();
        others.along.forEach(each -> all.put(place(each), each));
        along.forEach(each -> all.put(place(each), each));
        return new PolicyFiles(asked, sorted(all.values()));
    }

    private static List<Path> sorted(Collection<Path> paths) {
        return paths.stream().sorted().toList();
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<Path> policiesBelow(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ENDING) && !isTest(path))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    static boolean isTest(Path path) {
        return path.toString().endsWith(PolicyTests.SUFFIX);
    }

    static Path testOf(Path policy) {
        return policy.resolveSibling(idOf(policy) + PolicyTests.SUFFIX);
    }

    private static Path policyOf(Path test) {
        String name = fileName(test);
        return test.resolveSibling(name.substring(0, name.length() - PolicyTests.SUFFIX.length()) + ENDING);
    }

    /** The id a policy must have to lie in this file. */
    private static String idOf(Path policy) {
        String name = fileName(policy);
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static String fileName(Path path) {
        return path.getFileName().toString();
    }

    List<PolicySource> policies() throws IOException, PolicyErrors {
        return sources(along);
    }

    List<PolicySource> tests() throws IOException, PolicyErrors {
        return sources(
                asked.stream().map(PolicyFiles::testOf).filter(Files::exists).toList());
    }

    private static List<PolicySource> sources(List<Path> paths) throws IOException, PolicyErrors {
        var sources = new ArrayList<PolicySource>();
        var errors = new ArrayList<PolicyError>();
        for (Path path : paths) {
            try {
                sources.add(TextFile.read(path));
            } catch (PolicyErrors e) {
                errors.addAll(e.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new PolicyErrors(errors);
        }
        return sources;
    }

    /** The errors of files asked for; all, if only others have any. */
    List<PolicyError> concerning(List<PolicyError> errors) {
        var names = new TreeSet<String>();
        asked.forEach(path -> names.add(TextFile.name(path)));
        asked.forEach(path -> names.add(TextFile.name(testOf(path))));
        var ours = errors.stream().filter(error -> names.contains(error.file())).toList();
        return ours.isEmpty() ? errors : ours;
    }

    /** Every policy that decides something has a test file beside it. */
    List<PolicyError> untested(PolicyBook book) {
        return asked.stream()
                .filter(policy -> !Files.exists(testOf(policy)))
                .filter(policy ->
                        book.find(idOf(policy)).map(Policy::needsTests).orElse(true))
                .map(policy -> wrong(policy, "旁边没有测试文件 " + testOf(policy).getFileName()))
                .toList();
    }

    /** A policy's file is named after its id. */
    List<PolicyError> misnamed(PolicyBook book) {
        return asked.stream()
                .filter(policy -> book.find(idOf(policy)).isEmpty())
                .map(policy -> wrong(policy, "文件名应是政策编号加 .yaml"))
                .toList();
    }

    private static PolicyError wrong(Path file, String message) {
        return new PolicyError(TextFile.name(file), 1, 1, message, Optional.empty());
    }

    /** One resource path a line: {@code policies/120000/x.yaml}. */
    void writeIndex(Path root, Path output) throws IOException {
        var lines = asked.stream()
                .map(policy -> "policies/" + TextFile.name(root.relativize(policy)))
                .sorted()
                .toList();
        if (output.getParent() != null) {
            Files.createDirectories(output.getParent());
        }
        Files.write(output, lines);
    }
}
