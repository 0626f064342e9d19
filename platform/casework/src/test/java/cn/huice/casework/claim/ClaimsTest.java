package cn.huice.casework.claim;

import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.claim.Claim.State;
import cn.huice.casework.testbed.Heard;
import cn.huice.casework.testbed.OtherService;
import cn.huice.journal.Event;
import cn.huice.journal.sql.Database;
import cn.huice.policy.StackingRule;
import cn.huice.testing.StackTestResource;
import cn.huice.web.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ClaimsTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String GROUP = "研发费用奖补";

    @Inject
    Claims claims;

    @Inject
    ClaimLog claimLog;

    @Inject
    Database database;

    @Inject
    Heard heard;

    private final String subject = newSubject();

    @Test
    void a_claim_settles_when_it_has_come_back_through_the_log() {
        String caseId = claimed("100.00");
        assertEquals(new BigDecimal("100.00"), settled(caseId).granted());
        assertEquals(
                List.of(new ClaimSettled(caseId, money("100.00"), money("100.00"), "就高不重复：同组首项，全额")),
                announced(caseId));
    }

    @Test
    void what_another_service_claimed_first_counts_and_the_difference_is_granted() {
        try (OtherService land = new OtherService()) {
            String theirs = UUID.randomUUID().toString();
            Map<String, String> data = made(theirs, StackingRule.HIGHEST_ONLY, "60.00");
            land.publish("twice-" + theirs, Claims.TOPIC, Claims.MADE, subject, data);
            land.publish("twice-" + theirs, Claims.TOPIC, Claims.MADE, subject, data);
            await().atMost(LONG_ENOUGH).until(() -> granted(theirs) != null);
        }

        assertEquals(new BigDecimal("40.00"), settled(claimed("100.00")).granted());
        assertEquals(new BigDecimal("0.00"), settled(claimed("99.00")).granted());
    }

    @Test
    void what_another_service_granted_excludes_by_policy_or_group_whoever_names_it_and_only_from_then_on() {
        String before = claimed("别的组", new ExcludedBy(List.of("land-policy"), List.of()));
        assertEquals(new BigDecimal("70.00"), settled(before).granted());
        try (OtherService land = new OtherService()) {
            String theirs = UUID.randomUUID().toString();
            land.publish(
                    "once-" + theirs,
                    Claims.TOPIC,
                    Claims.MADE,
                    subject,
                    made(theirs, StackingRule.HIGHEST_ONLY, "60.00"));
            await().atMost(LONG_ENOUGH).until(() -> granted(theirs) != null);
        }

        assertEquals(
                new BigDecimal("0.00"),
                settled(claimed("又一组", new ExcludedBy(List.of("land-policy"), List.of())))
                        .granted());
        assertEquals(
                new BigDecimal("0.00"),
                settled(claimed("还有一组", new ExcludedBy(List.of(), List.of(GROUP))))
                        .granted());
        assertEquals(
                new BigDecimal("70.00"),
                settled(claimed("无关的组", new ExcludedBy(List.of("other-policy"), List.of("另一组"))))
                        .granted());
    }

    @Test
    void a_withdrawn_claim_makes_room_for_later_ones_only() {
        String first = claimed("100.00");
        settled(first);
        String lower = claimed("80.00");
        assertEquals(new BigDecimal("0.00"), settled(lower).granted());

        commit(() -> claims.withdraw(first));
        commit(() -> claims.withdraw(first));
        await().atMost(LONG_ENOUGH).until(() -> of(first).state() == State.WITHDRAWN);

        assertEquals(new BigDecimal("0.00"), of(lower).granted());
        assertEquals(new BigDecimal("90.00"), settled(claimed("90.00")).granted());
    }

    @Test
    void a_case_has_one_claim_at_a_time_and_a_withdrawn_case_hears_of_no_settlement() {
        String caseId = newCase();
        commit(() -> {
            claims.make(draft(caseId, "10.00"));
            claims.withdraw(caseId);
        });
        await().atMost(LONG_ENOUGH).until(() -> of(caseId).state() == State.WITHDRAWN);
        assertEquals(List.of(), announced(caseId));

        commit(() -> claims.make(draft(caseId, "20.00")));
        assertThrows(ProblemException.class, () -> commit(() -> claims.make(draft(caseId, "20.00"))));
        assertEquals(new BigDecimal("20.00"), settled(caseId).granted());
    }

    /** Whatever is delivered again in between, every group's total is what its rule says. */
    @Test
    void deliveries_in_any_number_give_the_total_of_the_rule() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 40; run++) {
            StackingRule rule = StackingRule.values()[run % 3];
            String someone = newSubject();
            List<Event> log = new ArrayList<>();
            List<BigDecimal> amounts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(7); i++) {
                amounts.add(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2));
                log.add(claimLog.event(
                        someone,
                        0,
                        i,
                        Claims.MADE,
                        made(
                                UUID.randomUUID().toString(),
                                rule,
                                amounts.getLast().toPlainString())));
            }
            for (int i = 0; i < log.size(); i++) {
                Event next = log.get(i);
                Event again = log.get(random.nextInt(i + 1));
                claimLog.read(next);
                claimLog.read(again);
            }
            assertEquals(total(rule, amounts), totalGranted(someone), "seed " + seed);
        }
    }

    private static BigDecimal total(StackingRule rule, List<BigDecimal> amounts) {
        return switch (rule) {
            case HIGHEST_ONLY -> amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
            case EXCLUSIVE -> amounts.getFirst();
            case CUMULATIVE -> amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case MATCHED -> throw new IllegalArgumentException("see MatchedClaimsTest");
        };
    }

    private static Map<String, String> made(String id, StackingRule rule, String amount) {
        Map<String, String> data = new HashMap<>();
        data.put("claim", id);
        data.put("application", newCase());
        data.put("policy", "land-policy");
        data.put("group", GROUP);
        data.put("rule", rule.name());
        data.put("amount", amount);
        return data;
    }

    private String claimed(String amount) {
        String caseId = newCase();
        commit(() -> claims.make(draft(caseId, amount)));
        return caseId;
    }

    private String claimed(String group, ExcludedBy excludedBy) {
        String caseId = newCase();
        commit(() -> claims.make(new ClaimDraft(
                caseId,
                subject,
                group,
                StackingRule.HIGHEST_ONLY,
                Map.of(),
                Optional.empty(),
                money("70.00"),
                "own-policy",
                Map.of("year", "2026"),
                excludedBy)));
        return caseId;
    }

    /** Counts together with others of the year and the project. */
    private BigDecimal grantedFor(String year, String project, String amount, Optional<BigDecimal> limit) {
        String caseId = newCase();
        Map<String, String> marks = Map.of("year", year, "project", project);
        commit(() -> claims.make(new ClaimDraft(
                caseId,
                subject,
                GROUP,
                limit.isPresent() ? StackingRule.CUMULATIVE : StackingRule.HIGHEST_ONLY,
                marks,
                limit,
                money(amount),
                "own-policy",
                marks,
                ExcludedBy.NOTHING)));
        return settled(caseId).granted();
    }

    @Test
    void awards_of_another_year_or_project_do_not_count_together() {
        assertEquals(money("70.00"), grantedFor("2025", "P-1", "70.00", Optional.empty()));
        assertEquals(money("70.00"), grantedFor("2026", "P-1", "70.00", Optional.empty()));
        assertEquals(money("70.00"), grantedFor("2026", "P-2", "70.00", Optional.empty()));
        assertEquals(money("30.00"), grantedFor("2026", "P-2", "100.00", Optional.empty()));
    }

    @Test
    void a_limit_holds_for_what_counts_together() {
        var limit = Optional.of(money("100.00"));

        assertEquals(money("70.00"), grantedFor("2026", "P-1", "70.00", limit));
        assertEquals(money("30.00"), grantedFor("2026", "P-1", "70.00", limit));
        assertEquals(money("0.00"), grantedFor("2026", "P-1", "70.00", limit));
        assertEquals(money("70.00"), grantedFor("2026", "P-2", "70.00", limit));
    }

    @Test
    void an_award_excludes_those_of_its_own_project_only() {
        assertEquals(money("70.00"), grantedFor("2026", "P-1", "70.00", Optional.empty()));

        assertEquals(money("0.00"), settled(claimed("别的组", by("P-1"))).granted());
        assertEquals(money("70.00"), settled(claimed("又一组", by("P-2"))).granted());
        assertEquals(Optional.of("own-policy"), claims.excluding(subject, by("P-1")));
        assertEquals(Optional.empty(), claims.excluding(subject, by("P-3")));
    }

    private static ExcludedBy by(String project) {
        return new ExcludedBy(
                List.of(),
                List.of(),
                List.of(new ExcludedBy.Within(Optional.empty(), Optional.of(GROUP), Map.of("project", project))));
    }

    private ClaimDraft draft(String caseId, String amount) {
        return new ClaimDraft(
                caseId,
                subject,
                GROUP,
                StackingRule.HIGHEST_ONLY,
                Map.of(),
                Optional.empty(),
                money(amount),
                "rd21-final-subsidy",
                Map.of(),
                ExcludedBy.NOTHING);
    }

    private Claim settled(String caseId) {
        await().atMost(LONG_ENOUGH).until(() -> of(caseId).state() == State.SETTLED);
        assertTrue(!announced(caseId).isEmpty());
        return of(caseId);
    }

    private Claim of(String caseId) {
        return claims.ofCase(caseId).orElseThrow();
    }

    private List<ClaimSettled> announced(String caseId) {
        return heard.all(ClaimSettled.class).stream()
                .filter(event -> event.caseId().equals(caseId))
                .toList();
    }

    private BigDecimal granted(String id) {
        return database.first("select granted from claim where id = ?", row -> row.getBigDecimal(1), id)
                .orElse(null);
    }

    private BigDecimal totalGranted(String subjectId) {
        return database.first(
                        "select sum(granted) from claim where subject_id = ?", row -> row.getBigDecimal(1), subjectId)
                .orElseThrow();
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }
}
