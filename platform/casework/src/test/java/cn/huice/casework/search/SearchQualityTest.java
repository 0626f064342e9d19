package cn.huice.casework.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.document.SourceDocument;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The written questions against the policies of all three services, each with its own index as when they run. */
class SearchQualityTest {
    private static final double LEAST = 0.9;
    private static final int DEEP = 20;
    private static final List<SearchIndex> INDEXES = new ArrayList<>();
    private static final Set<String> IDS = new HashSet<>();

    private record Written(String question, Set<String> expected) {}

    @BeforeAll
    static void the_policies_of_the_services() throws IOException, PolicyErrors {
        var scoring = new Scoring();
        List<SourceDocument> documents = documents();
        for (String service : List.of("talent-service", "industry-fund-service", "land-service")) {
            var book = PolicyBook.load(policies(Path.of("../..", service, "src/main/policies")), Vocabulary.standard());
            book.all().forEach(policy -> IDS.add(policy.id()));
            Set<String> cited = new HashSet<>();
            book.all().forEach(policy -> cited.add(policy.citation().document()));
            INDEXES.add(SearchIndex.of(
                    book.all(),
                    documents.stream()
                            .filter(document -> cited.contains(document.id()))
                            .toList(),
                    scoring));
        }
    }

    /** None in the repository; {@code -Dhuice.documents=FOLDER} measures with those of a folder. */
    private static List<SourceDocument> documents() throws IOException {
        String folder = System.getProperty("huice.documents", "");
        var documents = new ArrayList<SourceDocument>();
        if (!folder.isEmpty()) {
            try (var files = Files.list(Path.of(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".md")).toList()) {
                    documents.add(SourceDocument.read(
                            file.getFileName().toString().replaceFirst("\\.md$", ""), Files.readString(file)));
                }
            }
        }
        return documents;
    }

    private static List<PolicySource> policies(Path root) throws IOException {
        var sources = new ArrayList<PolicySource>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .filter(each -> !each.toString().endsWith(PolicyTests.SUFFIX))
                    .sorted()
                    .toList()) {
                sources.add(new PolicySource(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return sources;
    }

    private static List<Written> questions() throws IOException {
        try (var in = SearchQualityTest.class.getResourceAsStream("/search/queries.csv")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|"))
                    .map(parts -> new Written(
                            parts[0].strip(), Set.of(parts[1].strip().split(" +"))))
                    .toList();
        }
    }

    private static List<SearchIndex.Hit> found(String question) {
        return INDEXES.stream()
                .flatMap(index -> index.policies(question, DEEP).stream())
                .sorted(Comparator.comparingDouble(hit -> -hit.score()))
                .toList();
    }

    @Test
    void the_written_questions_find_what_they_expect() throws IOException {
        List<Written> questions = questions();
        assertTrue(questions.size() >= 40, "questions: " + questions.size());
        double sum = 0;
        var missed = new StringBuilder();
        for (Written written : questions) {
            assertTrue(IDS.containsAll(written.expected()), "no such policy: " + written);
            List<String> ids =
                    found(written.question()).stream().map(SearchIndex.Hit::id).toList();
            int rank = 0;
            while (rank < ids.size() && !written.expected().contains(ids.get(rank))) {
                rank++;
            }
            sum += rank < ids.size() ? 1.0 / (rank + 1) : 0;
            if (rank > 0) {
                missed.append(written.question())
                        .append(" at ")
                        .append(rank + 1)
                        .append(", before it ")
                        .append(ids.subList(0, Math.min(rank, 3)))
                        .append('\n');
            }
        }
        double meanReciprocalRank = sum / questions.size();
        System.out.printf(
                "mean reciprocal rank %.3f over %d questions%n%s", meanReciprocalRank, questions.size(), missed);

        assertTrue(meanReciprocalRank >= LEAST, meanReciprocalRank + "\n" + missed);
    }

    @ParameterizedTest
    @CsvSource({
        "博士 落户, hht18-hukou-academic",
        "机器人 补助, sm20-robot-sales",
        // The city's text and Binhai's have the same item.
        "先租后让 租金, land18-lease-then-grant-rent bh22-lease-then-grant-rent"
    })
    void the_right_item_is_on_top(String question, String ids) {
        assertTrue(
                List.of(ids.split(" ")).contains(found(question).getFirst().id()),
                () -> found(question).toString());
    }

    @Test
    void words_that_say_nothing_find_nothing() {
        assertEquals(List.of(), found("怎么"));
        assertEquals(List.of(), found("？！"));
        assertEquals(List.of(), found("量子纠缠态隐形传输"));
    }
}
