package cn.huice.policy.fuzz;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Feeds the readers with damaged policies: pieces of real ones cut, repeated, exchanged and spiked. Whatever comes in, a
 * book or errors must come out, and soon.
 *
 * <p>{@code PolicyFuzz [SECONDS] [SEED]} runs from the root of the repository; 300 seconds unless told. Ends with 1 after
 * a find, which is printed with its seed and kept in {@code target/fuzz}.
 */
public final class PolicyFuzz {
    /** Reading a damaged policy takes some milliseconds; what takes this long does not scale. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    /** By the clock; a reader that does not come back at all. */
    private static final Duration HANG = Duration.ofMinutes(1);

    private static final ExecutorService READER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private static final String[] SPIKES = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "，",
        ",",
        "：",
        ": ",
        "- ",
        "\n",
        "  ",
        "\t",
        "“",
        "'",
        "\"",
        "&a ",
        "*a",
        "!!",
        "|",
        ">-",
        "且",
        "或",
        "非",
        "不超过",
        "以上",
        "属于",
        "÷ 0",
        "× ",
        "1e999999999",
        "99999999999999999999",
        "0.0000000001",
        "%",
        "万元",
        "年",
        "评估日",
        "如果(",
        "取大(",
        "满足(\"",
        "金额(\"",
        "至少 2项 [",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "𠀀",
        "全部:",
        "任一: [",
        "按: [",
        "行: [",
        "累进: 是",
        "途径: ["
    };

    private final RandomGenerator random;
    private final List<String> corpus;

    PolicyFuzz(long seed, List<String> corpus) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.corpus = corpus;
    }

    /** Every policy below a folder. */
    static List<String> corpus(Path root) throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.walk(root, 8)) {
            for (Path file : files.filter(path -> path.toString().matches(".*-service/src/main/policies/.*\\.yaml"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    /** A damaged policy. */
    String next() {
        var text = new StringBuilder(pick());
        for (int damage = random.nextInt(1, 6); damage > 0; damage--) {
            damage(text);
        }
        return text.length() > 40_000 ? text.substring(0, 40_000) : text.toString();
    }

    private void damage(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(1, 40));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, SPIKES[random.nextInt(SPIKES.length)]);
            case 2 -> text.insert(at, SPIKES[random.nextInt(SPIKES.length)].repeat(random.nextInt(1, 2_000)));
            case 3 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(1, 200)));
            case 4 -> {
                String other = pick();
                int from = random.nextInt(other.length());
                text.replace(at, end, other.substring(from, Math.min(other.length(), from + random.nextInt(1, 60))));
            }
            default -> {
                if (at < text.length()) {
                    text.setCharAt(at, (char) random.nextInt(Character.MAX_VALUE + 1));
                }
            }
        }
    }

    private String pick() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    /** How much of a processor's time reading takes, however busy the machine is; anything but errors of the policy goes through. */
    static Duration read(String text) {
        long begin = TIMES.getCurrentThreadCpuTime();
        try {
            PolicyBook.load(List.of(new PolicySource("fuzz.yaml", text)), Vocabulary.standard());
        } catch (PolicyErrors e) {
            e.errors().forEach(error -> error.display());
        }
        return Duration.ofNanos(TIMES.getCurrentThreadCpuTime() - begin);
    }

    /** Runs for so long; gives how many inputs were read. */
    static long run(Path root, Duration length, long seed) throws IOException {
        List<String> corpus = corpus(root);
        read(corpus.getFirst());
        long end = System.nanoTime() + length.toNanos();
        long inputs = 0;
        for (; System.nanoTime() < end; inputs++) {
            String text = new PolicyFuzz(seed + inputs, corpus).next();
            try {
                Duration took = READER.submit(() -> read(text)).get(HANG.toSeconds(), TimeUnit.SECONDS);
                if (took.compareTo(SLOW) > 0) {
                    throw new IllegalStateException("took " + took.toMillis() + " ms");
                }
            } catch (RuntimeException | ExecutionException | TimeoutException | InterruptedException e) {
                throw new AssertionError("seed " + (seed + inputs) + ", kept in " + keep(text, seed + inputs), e);
            }
        }
        return inputs;
    }

    private static Path keep(String text, long seed) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/fuzz"));
        return Files.write(folder.resolve("find-" + seed + ".yaml"), text.getBytes(StandardCharsets.UTF_16));
    }

    public static void main(String[] arguments) throws IOException {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 300;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("seed " + seed + ", " + seconds + " s ...");
        System.out.println(run(Path.of("."), Duration.ofSeconds(seconds), seed) + " inputs, nothing found");
    }
}
