import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a run of all checks came to: line coverage by module, the tests that failed and what they said, and the closing
 * line {@code N passed, N failed}. Reads the JUnit reports and JaCoCo tables below the working directory. Ends with 1 where a
 * test failed or none ran.
 */
class Summary {
    /** Of each failed test: enough to know where to look. */
    private static final int LINES_TOLD = 20;

    private int passed;
    private int failed;
    private int skipped;

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        var summary = new Summary();
        coverage();
        for (Path report : below("**/target/{surefire-reports,failsafe-reports}/TEST-*.xml", "**/checks/target/TEST-*.xml")) {
            summary.count(report);
        }
        System.out.printf("%d passed, %d failed, %d skipped%n", summary.passed, summary.failed, summary.skipped);
        System.exit(summary.failed > 0 || summary.passed == 0 ? 1 : 0);
    }

    private static List<Path> below(String... globs) throws IOException {
        var matchers = Stream.of(globs)
                .map(glob -> Path.of("").getFileSystem().getPathMatcher("glob:" + glob))
                .toList();
        try (var all = Files.walk(Path.of("."))) {
            return all.filter(path -> !path.toString().contains("node_modules"))
                    .filter(path -> matchers.stream().anyMatch(matcher -> matcher.matches(path)))
                    .sorted()
                    .toList();
        }
    }

    private void count(Path report) throws IOException, XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var in = Files.newInputStream(report)) {
            var xml = factory.createXMLStreamReader(in, "UTF-8");
            String test = "";
            String outcome = "passed";
            String said = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "testcase" -> {
                            test = xml.getAttributeValue(null, "classname") + ": " + xml.getAttributeValue(null, "name");
                            outcome = "passed";
                        }
                        case "failure", "error" -> {
                            outcome = "failed";
                            said = said(xml);
                        }
                        case "skipped" -> outcome = "skipped";
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("testcase")) {
                    add(test, outcome, said, report);
                }
            }
        }
    }

    /** Its stack trace or output; the message alone where there is none. */
    private static String said(XMLStreamReader failure) throws XMLStreamException {
        String message = Objects.requireNonNullElse(failure.getAttributeValue(null, "message"), "");
        String text = failure.getElementText();
        return text.isBlank() ? message : text;
    }

    private void add(String test, String outcome, String said, Path report) {
        switch (outcome) {
            case "failed" -> {
                failed++;
                System.out.println("FAILED " + test + " (" + report + ")");
                said.strip().lines().limit(LINES_TOLD).forEach(line -> System.out.println("  " + line));
            }
            case "skipped" -> skipped++;
            default -> passed++;
        }
    }

    /** The tables' columns: GROUP,PACKAGE,CLASS,INSTRUCTION_*,BRANCH_*,LINE_MISSED,LINE_COVERED,... */
    private static void coverage() throws IOException {
        var lines = new TreeMap<String, long[]>();
        for (Path table : below("**/target/site/jacoco/jacoco.csv")) {
            String module = Path.of(".").relativize(table.getParent().getParent().getParent().getParent()).toString();
            for (String row : Files.readAllLines(table).stream().skip(1).toList()) {
                String[] column = row.split(",");
                long missed = Long.parseLong(column[7]);
                long covered = Long.parseLong(column[8]);
                lines.merge(module, new long[] {covered, covered + missed}, Summary::plus);
                lines.merge("all", new long[] {covered, covered + missed}, Summary::plus);
            }
        }
        if (lines.isEmpty()) {
            System.out.println("no coverage was measured");
            return;
        }
        System.out.println("line coverage, by the tests of each module itself (a class Quarkus rewrites counts as not covered):");
        lines.forEach((module, each) -> System.out.printf(
                Locale.ROOT, "  %-28s %5.1f %% of %d lines%n", module, 100.0 * each[0] / Math.max(1, each[1]), each[1]));
    }

    private static long[] plus(long[] one, long[] other) {
        return new long[] {one[0] + other[0], one[1] + other[1]};
    }
}
