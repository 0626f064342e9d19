package cn.huice.casework.claim;

import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.claim.Claim.State;
import cn.huice.journal.Event;
import cn.huice.journal.sql.Database;
import cn.huice.policy.StackingRule;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is read late, twice or out of order, as a replayed dead letter is, comes to what reading the log in order comes to. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ClaimOrderTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String GROUP = "研发费用奖补";

    /** Not by matching awards: whether one excludes is asked as it stands then. */
    private static final Map<String, Object> EXCLUDING =
            Map.of("policies", List.of("land-policy"), "groups", List.of());

    @Inject
    Claims claims;

    @Inject
    ClaimLog claimLog;

    @Inject
    Database database;

    private final String subject = newSubject();

    @Test
    void a_withdrawal_read_before_its_claim_withdraws_it() {
        Told made = made(StackingRule.HIGHEST_ONLY, "100.00");
        read(subject, 2, withdrawn(made));
        read(subject, 1, made);
        read(subject, 1, made);
        assertEquals("WITHDRAWN", state(made));

        Told later = made(StackingRule.HIGHEST_ONLY, "80.00");
        read(subject, 3, later);
        assertEquals("SETTLED 80.00", stands(later));
    }

    @Test
    void the_second_claim_of_a_case_can_be_read_before_the_first_was_withdrawn() {
        Told first = made(StackingRule.HIGHEST_ONLY, "100.00");
        Told second = made(StackingRule.HIGHEST_ONLY, "80.00")
                .with("application", first.data().get("application"));
        read(subject, 1, first);
        read(subject, 3, second);
        assertEquals("SETTLED 0.00", stands(second));
        read(subject, 2, withdrawn(first));
        assertEquals("SETTLED 80.00", stands(second));
    }

    @Test
    void a_recovery_read_before_its_claim_reduces_what_matches_it() {
        Told award = made(StackingRule.CUMULATIVE, "60.00");
        read(subject, 3, new Told(Claims.RECOVERED, Map.of("claim", award.claim(), "recovered", "20.00")));
        read(subject, 1, award);
        Told match = matching("100.00", "1/1");
        read(subject, 2, match);
        assertEquals("SETTLED 40.00", stands(match));
    }

    @Test
    void a_claim_read_late_takes_its_place_and_those_behind_it_are_weighed_anew() {
        Told first = made(StackingRule.HIGHEST_ONLY, "100.00");
        Told second = made(StackingRule.HIGHEST_ONLY, "60.00");
        read(subject, 2, second);
        assertEquals("SETTLED 60.00", stands(second));
        read(subject, 1, first);
        assertEquals("SETTLED 100.00", stands(first));
        assertEquals("SETTLED 0.00", stands(second));
    }

    @Test
    void a_withdrawal_read_late_makes_room_for_those_behind_it_only() {
        Told first = made(StackingRule.EXCLUSIVE, "100.00");
        Told before = made(StackingRule.EXCLUSIVE, "10.00");
        Told behind = made(StackingRule.EXCLUSIVE, "20.00");
        read(subject, 1, first);
        read(subject, 2, before);
        read(subject, 4, behind);
        assertEquals("SETTLED 0.00", stands(behind));
        read(subject, 3, withdrawn(first));
        assertEquals("SETTLED 0.00", stands(before));
        assertEquals("SETTLED 20.00", stands(behind));
    }

    @Test
    void what_an_own_case_was_paid_by_is_to_follow_when_an_earlier_claim_is_read_late() {
        String caseId = newCase();
        commit(() -> claims.make(new ClaimDraft(
                caseId,
                subject,
                GROUP,
                StackingRule.HIGHEST_ONLY,
                Map.of(),
                Optional.empty(),
                new BigDecimal("100.00"),
                "own-policy",
                Map.of(),
                ExcludedBy.NOTHING)));
        await().atMost(LONG_ENOUGH)
                .until(() -> claims.ofCase(caseId).orElseThrow().state() == State.SETTLED);
        assertFalse(claims.toFollow().contains(caseId));

        Told late = made(StackingRule.HIGHEST_ONLY, "60.00");
        int partition = place(caseId, "log_partition").intValue();
        Event earlier =
                event(subject, partition, place(caseId, "log_offset") - 1, late).asReplayed();
        claimLog.read(earlier);

        assertEquals("SETTLED 60.00", stands(late));
        assertEquals(
                new BigDecimal("40.00"), claims.ofCase(caseId).orElseThrow().granted());
        assertTrue(claims.toFollow().contains(caseId));
        assertEquals(new BigDecimal("100.00"), claims.followed(caseId));
    }

    @Test
    void what_is_read_in_its_order_comes_last_even_where_the_topic_was_begun_anew() {
        Told first = made(StackingRule.HIGHEST_ONLY, "100.00");
        Told second = made(StackingRule.HIGHEST_ONLY, "120.00");
        claimLog.read(event(subject, 0, 5_000, first));
        claimLog.read(event(subject, 0, 1, second));
        assertEquals("SETTLED 100.00", stands(first));
        assertEquals("SETTLED 20.00", stands(second));
    }

    @Test
    void across_subjects_no_order_matters() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 4; run++) {
            List<List<Told>> logs = new ArrayList<>();
            for (int i = 0; i < Rule.values().length; i++) {
                logs.add(log(random, Rule.values()[i]));
            }
            List<String> inOrder =
                    logs.stream().map(log -> folded(log, places(log))).toList();
            List<String> someone = logs.stream().map(log -> newSubject()).toList();
            List<Integer> turns = new ArrayList<>();
            for (int i = 0; i < logs.size(); i++) {
                turns.addAll(Collections.nCopies(logs.get(i).size(), i));
            }
            Collections.shuffle(turns, random);
            int[] next = new int[logs.size()];
            for (int turn : turns) {
                int place = next[turn]++;
                deliver(someone.get(turn), place, logs.get(turn).get(place));
                int again = random.nextInt(place + 1);
                deliver(someone.get(turn), again, logs.get(turn).get(again));
            }
            for (int i = 0; i < logs.size(); i++) {
                assertEquals(
                        inOrder.get(i), all(someone.get(i), logs.get(i)), "seed " + seed + ", " + Rule.values()[i]);
            }
        }
    }

    @Test
    void within_a_subject_what_is_replayed_out_of_order_or_twice_comes_to_the_same() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 40; run++) {
            Rule rule = Rule.values()[run % Rule.values().length];
            List<Told> log = log(random, rule);
            String inOrder = folded(log, places(log));
            for (int order = 0; order < 2; order++) {
                List<Integer> places = new ArrayList<>(places(log));
                places.addAll(places.subList(0, places.size() / 2));
                Collections.shuffle(places, random);
                assertEquals(
                        inOrder, folded(log, places), "seed " + seed + ", run " + run + ", " + rule + ", " + places);
            }
        }
    }

    private enum Rule {
        HIGHEST_ONLY,
        EXCLUSIVE,
        CAPPED,
        MATCHED
    }

    /** What happens to a claim stands behind it; about a third of them are withdrawn, and some awards exclude others. */
    private static List<Told> log(Random random, Rule rule) {
        List<Told> log = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            String amount = BigDecimal.valueOf(1 + random.nextInt(100_000), 2).toPlainString();
            Told told = switch (rule) {
                case HIGHEST_ONLY -> made(StackingRule.HIGHEST_ONLY, amount);
                case EXCLUSIVE -> made(StackingRule.EXCLUSIVE, amount);
                case CAPPED -> made(StackingRule.CUMULATIVE, amount).with("limit", "1000.00");
                case MATCHED -> random.nextBoolean() ? made(StackingRule.CUMULATIVE, amount) : matching(amount, "1/2");
            };
            log.add(
                    random.nextInt(4) > 0
                            ? told
                            : told.with("policy", "land-other").with("excludedBy", EXCLUDING));
        }
        for (Told told : List.copyOf(log)) {
            int behind = log.indexOf(told) + 1;
            if (random.nextInt(3) == 0) {
                log.add(behind + random.nextInt(log.size() - behind + 1), withdrawn(told));
            }
        }
        return log;
    }

    private static List<Integer> places(List<Told> log) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            places.add(i);
        }
        return places;
    }

    private String folded(List<Told> log, List<Integer> order) {
        String someone = newSubject();
        order.forEach(place -> deliver(someone, place, log.get(place)));
        return all(someone, log);
    }

    /** With names of the subject's own. */
    private void deliver(String someone, int place, Told told) {
        read(someone, place, told.with("claim", named(someone, told)));
    }

    private static String named(String someone, Told told) {
        return UUID.nameUUIDFromBytes((told.claim() + someone).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What each claim stands at; of a match its sum, because one that has nothing to match may wait for it or have lost it. */
    private String all(String someone, List<Told> log) {
        return log.stream()
                .filter(told -> told.type().equals(Claims.MADE))
                .map(told -> told.with("claim", named(someone, told)))
                .map(told -> told.data().containsKey("matches") ? matched(told) : stands(told))
                .toList()
                .toString();
    }

    private String matched(Told told) {
        return database.first(
                        "select case state when 'WITHDRAWN' then state else coalesce(granted, 0.00)::text end from claim where id = ?",
                        row -> row.getString(1),
                        told.claim())
                .orElseThrow();
    }

    private record Told(String type, Map<String, Object> data) {
        String claim() {
            return (String) data.get("claim");
        }

        Told with(String field, Object value) {
            Map<String, Object> changed = new HashMap<>(data);
            changed.put(field, value);
            return new Told(type, changed);
        }
    }

    private static Told made(StackingRule rule, String amount) {
        return new Told(
                Claims.MADE,
                Map.of(
                        "claim",
                        UUID.randomUUID().toString(),
                        "application",
                        newCase(),
                        "policy",
                        "land-policy",
                        "group",
                        GROUP,
                        "rule",
                        rule.name(),
                        "amount",
                        amount));
    }

    private static Told matching(String amount, String ratio) {
        return made(StackingRule.CUMULATIVE, amount)
                .with("policy", "land-match")
                .with("group", "配套组")
                .with("matches", Map.of("policy", "land-policy", "ratio", ratio));
    }

    private static Told withdrawn(Told made) {
        return new Told(Claims.WITHDRAWN, Map.of("claim", made.claim()));
    }

    private void read(String someone, long offset, Told told) {
        claimLog.read(event(someone, 0, offset, told).asReplayed());
    }

    private Event event(String someone, int partition, long offset, Told told) {
        return claimLog.event(someone, partition, offset, told.type(), told.data());
    }

    private Long place(String caseId, String column) {
        return database.first("select " + column + " from claim where case_id = ?", row -> row.getLong(1), caseId)
                .orElseThrow();
    }

    private String state(Told told) {
        return database.first("select state from claim where id = ?", row -> row.getString(1), told.claim())
                .orElseThrow();
    }

    private String stands(Told told) {
        return claimLog.stands(told.claim());
    }
}
