package cn.huice.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.local.walk.Api;
import cn.huice.local.walk.Walk;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * The walk of {@code ./huice demo}, twice through the real system: first while its processes are killed one after
 * another, then in peace. Whatever it was told has happened must then be found behind the doors, once.
 */
@ExtendWith(EndToEndIT.LastWords.class)
class EndToEndIT {
    private static final Path FOLDER = Path.of("target/e2e").toAbsolutePath();
    private static final Path API_DOCUMENT =
            Path.of("target/openapi/openapi.json").toAbsolutePath();
    private static final List<Part> SERVICES = List.of(Part.INDUSTRY, Part.TALENT, Part.LAND);
    private static final Duration TO_SETTLE = Duration.ofSeconds(120);
    /** The name with which person1 registers. */
    private static final String NAME = "张海河";

    private static final Map<Part, Database> DATABASES = new HashMap<>();
    private static StartedSystem system;
    private static String afterKilledWalk;
    private static String afterSecondWalk;
    private static List<Published> published;

    @BeforeAll
    static void the_walk_completes_though_every_process_is_killed_once_and_completes_again() throws Exception {
        system = StartedSystem.fresh(FOLDER);
        SERVICES.forEach(service -> DATABASES.put(service, new Database(system.home(), service)));
        try {
            walkTwice();
        } catch (Exception | AssertionError failed) {
            System.err.println(system.lastWords());
            throw failed;
        }
    }

    private static void walkTwice() throws Exception {
        var killing = new Killing(system);
        killing.start();
        try {
            walk("walk-while-killing.txt");
            killing.awaitEnd();
        } finally {
            killing.stop();
        }
        awaitDrained();
        afterKilledWalk = everything();
        walk("walk-again.txt");
        awaitDrained();
        afterSecondWalk = everything();
        published = Published.all(system.home());
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void walked_again_under_the_same_keys_nothing_changes() {
        assertEquals(afterKilledWalk, afterSecondWalk);
    }

    @Test
    void every_application_is_in_its_state_with_its_amounts() {
        var query = "select policy_id, subject_id, state, step_kind, amount, granted, sanctioned_by is not null"
                + " from application order by policy_id, subject_id";
        assertAll(
                () -> assertEquals(
                        List.of(
                                "rd21-final-subsidy E-0001 COMPLETED CLOSING 187500.00 187500.00 f",
                                "sm20-national-tech-center E-0001 APPROVED PAYMENT 1000000.00 500000.00 f"),
                        rows(Part.INDUSTRY, query)),
                () -> assertEquals(
                        List.of(
                                "craft19-famous-master-award P-0001 COMPLETED CLOSING 24000.00 24000.00 f",
                                "hht18-academician-workstation E-0001 APPROVED PAYMENT 500000.00 500000.00 f",
                                "hht18-academician-workstation E-0002 DRAFT FILING - - t",
                                "hht18-phd-award P-0001 COMPLETED CLOSING 150000.00 150000.00 f"),
                        rows(Part.TALENT, query)),
                () -> assertEquals(
                        List.of(
                                "land18-lease-then-grant-rent E-0001 COMPLETED CLOSING 800000.00 - f",
                                "land18-lease-then-grant-rent E-0002 DRAFT FILING - - t"),
                        rows(Part.LAND, query)));
    }

    @Test
    void every_instalment_is_paid_or_open_as_it_should_be() {
        var query = "select policy_id, number, amount, state from payment_order order by policy_id, number";
        assertAll(
                () -> assertEquals(
                        List.of("rd21-final-subsidy 1 187500.00 PAID", "sm20-national-tech-center 1 500000.00 OPEN"),
                        rows(Part.INDUSTRY, query)),
                () -> assertEquals(
                        List.of(
                                "craft19-famous-master-award 1 24000.00 PAID",
                                "hht18-academician-workstation 1 500000.00 OPEN",
                                "hht18-phd-award 1 50000.00 PAID",
                                "hht18-phd-award 2 50000.00 PAID",
                                "hht18-phd-award 3 50000.00 PAID"),
                        rows(Part.TALENT, query)),
                () -> assertEquals(List.of(), rows(Part.LAND, query)));
    }

    /** Total, reserved, paid: what was paid is no longer reserved. */
    @Test
    void budgets_hold_what_was_reserved_and_paid_and_no_more() {
        var query = "select programme, level, total, reserved, paid from budget order by programme, level";
        assertAll(
                () -> assertEquals(
                        List.of(
                                "rd21-final-subsidy city 5000000.00 0.00 187500.00",
                                "sm20-national-tech-center city 2000000.00 250000.00 0.00",
                                "sm20-national-tech-center district 2000000.00 250000.00 0.00"),
                        rows(Part.INDUSTRY, query)),
                () -> assertEquals(
                        List.of(
                                "craft19-famous-master-award city 100000.00 0.00 24000.00",
                                "hht18-academician-workstation city 2000000.00 500000.00 0.00",
                                "hht18-phd-award city 300000.00 0.00 150000.00"),
                        rows(Part.TALENT, query)));
        for (var service : SERVICES) {
            assertEquals(List.of(), rows(service, "select * from budget where reserved + paid > total"));
        }
    }

    @Test
    void all_services_fold_the_same_claims_and_know_the_same_sanction() {
        var claims = List.of(
                "/industry-fund-service rd21-final-subsidy 187500.00 187500.00 SETTLED",
                "/industry-fund-service sm20-national-tech-center 1000000.00 500000.00 SETTLED",
                "/talent-service craft19-famous-master-award 24000.00 24000.00 SETTLED",
                "/talent-service hht18-academician-workstation 500000.00 500000.00 SETTLED",
                "/talent-service hht18-phd-award 150000.00 150000.00 SETTLED");
        for (var service : SERVICES) {
            assertEquals(
                    claims,
                    rows(
                            service,
                            "select origin, policy_id, claimed, granted, state from claim order by origin, policy_id"),
                    service.label());
            assertEquals(
                    List.of("/industry-fund-service E-0002 f"),
                    rows(service, "select origin, subject_id, lifted from sanction"),
                    service.label());
        }
    }

    /** A later instalment is cleared first: the conditions that must go on were looked at again. */
    @Test
    void every_case_has_its_events_in_order_and_each_once() {
        var toReview =
                List.of("application.filed", "application.submitted", "application.accepted", "application.reviewed");
        var notice = List.of("notice.published", "notice.ended", "application.notice-passed", "application.approved");
        var award = List.of("claim.made", "application.granted");
        var planned = List.of("payment.planned");
        var confirmed = List.of("payment.confirmed");
        var cleared = List.of("payment.cleared");
        var paid = List.of("application.paid");
        var remarked = List.of("application.remarked");
        assertAll(
                () -> assertHistory(
                        Part.INDUSTRY,
                        "rd21-final-subsidy",
                        "E-0001",
                        List.of(toReview, remarked, notice, remarked, award, planned, confirmed, paid)),
                () -> assertHistory(
                        Part.INDUSTRY,
                        "sm20-national-tech-center",
                        "E-0001",
                        List.of(toReview, notice, award, planned)),
                () -> assertHistory(
                        Part.TALENT,
                        "hht18-phd-award",
                        "P-0001",
                        List.of(
                                toReview, notice, award, planned, planned, planned, confirmed, cleared, confirmed,
                                cleared, confirmed, paid)),
                () -> assertHistory(
                        Part.TALENT,
                        "craft19-famous-master-award",
                        "P-0001",
                        List.of(toReview, notice, award, planned, confirmed, paid)),
                () -> assertHistory(
                        Part.TALENT,
                        "hht18-academician-workstation",
                        "E-0002",
                        List.of(List.of("application.filed", "application.flagged"))),
                () -> assertHistory(
                        Part.LAND,
                        "land18-lease-then-grant-rent",
                        "E-0001",
                        List.of(toReview, notice, List.of("application.completed"), remarked)),
                () -> assertHistory(
                        Part.LAND,
                        "land18-lease-then-grant-rent",
                        "E-0002",
                        List.of(List.of("application.filed", "application.flagged"))));
    }

    @Test
    void every_journal_entry_with_a_topic_is_published_as_it_was_written() {
        var onTopics = new TreeMap<String, String>();
        published.forEach(message -> onTopics.put(
                message.id(),
                String.join(
                        " ",
                        message.topic(),
                        message.event().path("stream").asText(),
                        Long.toString(message.position()),
                        message.event().path("type").asText(),
                        message.event().path("subject").asText(),
                        message.key())));
        var written = new TreeMap<String, String>();
        for (var service : SERVICES) {
            rows(
                            service,
                            "select id, topic, stream, position, type, subject_id, coalesce(compaction_key, subject_id)"
                                    + " from journal_entry where topic is not null")
                    .forEach(line -> {
                        var space = line.indexOf(' ');
                        written.put(line.substring(0, space), line.substring(space + 1));
                    });
        }
        assertTrue(written.size() > 90, () -> written.size() + " entries");
        assertEquals(written, onTopics);
    }

    /** A record may come again after a crash; the first time each comes is in the order of its stream. */
    @Test
    void a_stream_is_published_in_order_and_a_subject_in_one_partition() {
        var known = new HashSet<String>();
        var reached = new HashMap<String, Long>();
        var partitions = new HashMap<String, Integer>();
        for (var message : published) {
            var partition = partitions.putIfAbsent(
                    message.topic() + " " + message.event().path("subject").asText(), message.partition());
            assertTrue(partition == null || partition == message.partition(), message.text());
            if (known.add(message.id())) {
                var before = reached.put(message.topic() + " " + message.stream(), message.position());
                assertTrue(before == null || before < message.position(), message.text());
            }
        }
    }

    @Test
    void nothing_was_given_up() {
        assertEquals(
                List.of(),
                published.stream()
                        .filter(message -> message.topic().equals("huice.dead-letters"))
                        .toList());
    }

    @Test
    void every_journal_verifies() {
        try (var api = Api.local(system.home().portBase())) {
            for (var service : SERVICES) {
                api.person("auditor")
                        .get("/api/" + service.label() + "/v1/journal/verification")
                        .expect(200)
                        .expect("/intact", "true");
            }
        }
    }

    @Test
    void a_person_is_named_on_no_topic_in_no_journal_and_in_no_log() {
        assertEquals(
                List.of(),
                published.stream()
                        .filter(message -> message.event().toString().contains(NAME))
                        .toList());
        for (var service : SERVICES) {
            assertEquals(List.of(), rows(service, "select type from journal_entry where data like '%" + NAME + "%'"));
        }
        for (var log : system.logs()) {
            assertFalse(StartedSystem.read(log).contains(NAME), () -> log + " names a person");
        }
    }

    /** Kept where the checks compare it with the committed document. */
    @Test
    void one_document_describes_the_whole_interface() throws Exception {
        try (var api = Api.local(system.home().portBase())) {
            var document = api.anyone().get("/api/openapi.json").expect(200).expect("/openapi", "3.1.0");
            assertFalse(document.text("/info/description").contains("Incomplete"));
            for (var service : SERVICES) {
                assertTrue(document.body().at("/paths").has("/api/" + service.label() + "/v1/applications"));
            }
            Files.createDirectories(API_DOCUMENT.getParent());
            Files.writeString(API_DOCUMENT, document.body().toPrettyString() + "\n");
        }
    }

    private static void assertHistory(Part service, String policy, String subject, List<List<String>> expected) {
        var types = rows(
                service,
                "select type from journal_entry where stream = (select 'application:' || id from application"
                        + " where policy_id = '" + policy + "' and subject_id = '" + subject + "') order by position");
        assertEquals(
                expected.stream()
                        .flatMap(List::stream)
                        .map(event -> "cn.huice." + event + ".v1")
                        .toList(),
                types,
                policy);
    }

    /**
     * Every journal entry, application, order, batch, budget, claim and notice of all services. The settings of the clock
     * are left out: they are no commands under a key, and each walk moves the date again.
     */
    private static String everything() {
        var lines = new ArrayList<String>();
        for (var service : SERVICES) {
            Stream.of(
                            "select * from journal_entry where stream <> 'clock' order by sequence",
                            "select * from application order by id",
                            "select * from payment_order order by id",
                            "select * from payment_batch order by id",
                            "select * from budget order by id",
                            "select * from claim order by id",
                            "select * from public_notice order by id")
                    .flatMap(query -> rows(service, query).stream())
                    .forEach(row -> lines.add(service.label() + ": " + row));
        }
        return String.join("\n", lines);
    }

    /** Until all is published, and applied where it is awaited. */
    private static void awaitDrained() {
        await().atMost(TO_SETTLE)
                .ignoreExceptions()
                .until(() -> SERVICES.stream()
                        .allMatch(service -> rows(service, "select * from journal_unpublished")
                                        .isEmpty()
                                && rows(service, "select * from claim where state <> 'SETTLED'")
                                        .isEmpty()
                                && rows(service, "select * from claim").size() == 5
                                && rows(service, "select * from sanction").size() == 1));
    }

    private static List<String> rows(Part service, String query) {
        return DATABASES.get(service).rows(query);
    }

    /** Exit code 0, or the walk's own words say what went wrong. */
    private static void walk(String file) throws Exception {
        var told = FOLDER.resolve(file);
        try (var out = new PrintStream(told.toFile(), StandardCharsets.UTF_8)) {
            assertEquals(0, new Walk(system.home().portBase(), out).run(), () -> StartedSystem.read(told));
        }
    }

    /** Shows the end of every log when a test fails. */
    static final class LastWords implements TestWatcher {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            System.err.println(system.lastWords());
        }
    }
}
