package cn.huice.casework.claim;

import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.journal.sql.Database;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 配套 in the log all services share: the total follows from what was claimed, withdrawn and recovered, not from when it was read. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class MatchedClaimsTest {
    private static final String BASE = "land-base-award";

    @Inject
    ClaimLog claimLog;

    @Inject
    Database database;

    private final String subject = newSubject();
    private long offset;

    @Test
    void a_match_waits_for_what_it_matches_and_then_follows_it() {
        Map<String, Object> match = match("100.00", "1/1", null);
        read(Claims.MADE, match);
        assertEquals("PENDING null", stands(match));

        read(Claims.MADE, base("60.00"));
        assertEquals("SETTLED 60.00", stands(match));
        Map<String, Object> more = base("70.00");
        read(Claims.MADE, more);
        assertEquals("SETTLED 100.00", stands(match));

        read(Claims.WITHDRAWN, of(more));
        assertEquals("SETTLED 60.00", stands(match));
    }

    @Test
    void what_was_recovered_of_the_matched_award_reduces_the_match_once_however_often_it_is_told() {
        Map<String, Object> award = base("60.00");
        Map<String, Object> match = match("100.00", "1/2", null);
        read(Claims.MADE, award);
        read(Claims.MADE, match);
        assertEquals("SETTLED 30.00", stands(match));

        read(Claims.RECOVERED, recovered(award, "20.00"));
        read(Claims.RECOVERED, recovered(award, "20.00"));
        assertEquals("SETTLED 20.00", stands(match));
        read(Claims.RECOVERED, recovered(award, "60.00"));
        read(Claims.RECOVERED, recovered(award, "20.00"));
        assertEquals("SETTLED 0.00", stands(match));
    }

    @Test
    void a_match_excluded_by_another_award_stays_excluded_whatever_is_granted_later() {
        read(Claims.MADE, base("60.00"));
        Map<String, Object> match = match("100.00", "1/1", null);
        match.put("excludedBy", Map.of("policies", List.of(BASE), "groups", List.of()));
        read(Claims.MADE, match);
        assertEquals("SETTLED 0.00", stands(match));
        read(Claims.MADE, base("70.00"));
        assertEquals("SETTLED 0.00", stands(match));
    }

    /** All orders and repetitions of one set of events come to one total: ratio times what was kept, capped. */
    @Test
    void late_doubled_and_reordered_deliveries_come_to_the_same_total() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 25; run++) {
            int numerator = 1 + random.nextInt(3);
            int denominator = 1 + random.nextInt(3);
            String limit = random.nextBoolean()
                    ? BigDecimal.valueOf(random.nextInt(300_000), 2).toPlainString()
                    : null;
            List<Map<String, Object>> awards = new ArrayList<>();
            List<Map<String, Object>> matches = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                awards.add(
                        base(BigDecimal.valueOf(1 + random.nextInt(100_000), 2).toPlainString()));
            }
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                matches.add(match(
                        BigDecimal.valueOf(1 + random.nextInt(100_000), 2).toPlainString(),
                        numerator + "/" + denominator,
                        limit));
            }
            List<Told> after = new ArrayList<>();
            BigDecimal kept = BigDecimal.ZERO;
            for (Map<String, Object> award : awards) {
                BigDecimal amount = new BigDecimal((String) award.get("amount"));
                switch (random.nextInt(3)) {
                    case 0 -> after.add(new Told(Claims.WITHDRAWN, of(award)));
                    case 1 -> {
                        BigDecimal back = amount.divide(BigDecimal.TWO, 2, RoundingMode.DOWN);
                        after.add(new Told(Claims.RECOVERED, recovered(award, back.toPlainString())));
                        kept = kept.add(amount.subtract(back));
                    }
                    default -> kept = kept.add(amount);
                }
            }
            List<Told> made = new ArrayList<>();
            awards.forEach(award -> made.add(new Told(Claims.MADE, award)));
            matches.forEach(match -> made.add(new Told(Claims.MADE, match)));

            BigDecimal expected = kept.multiply(BigDecimal.valueOf(numerator))
                    .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP)
                    .min(limit == null ? kept.multiply(BigDecimal.TEN) : new BigDecimal(limit))
                    .min(matches.stream()
                            .map(match -> new BigDecimal((String) match.get("amount")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            for (int order = 0; order < 3; order++) {
                String someone = newSubject();
                Collections.shuffle(made, random);
                Collections.shuffle(after, random);
                List<Told> log = new ArrayList<>(made);
                // What happens to a claim is told after the claim, by the service that made it.
                after.forEach(told -> log.add(
                        1
                                + log.indexOf(madeOf(told, made))
                                + random.nextInt(log.size() - log.indexOf(madeOf(told, made))),
                        told));
                String names = "-" + run + "-" + order;
                for (int i = 0; i < log.size(); i++) {
                    deliver(someone, names, log.get(i));
                    deliver(someone, names, log.get(random.nextInt(i + 1)));
                }
                assertEquals(
                        expected.setScale(2), total(someone), "seed " + seed + ", run " + run + ", order " + order);
            }
        }
    }

    private record Told(String type, Map<String, Object> data) {}

    private static Told madeOf(Told told, List<Told> made) {
        return made.stream()
                .filter(each -> each.data().get("claim").equals(told.data().get("claim")))
                .findFirst()
                .orElseThrow();
    }

    private void deliver(String someone, String names, Told told) {
        Map<String, Object> data = new HashMap<>(told.data());
        data.put(
                "claim",
                UUID.nameUUIDFromBytes((told.data().get("claim") + names).getBytes(StandardCharsets.UTF_8))
                        .toString());
        data.put(
                "application",
                UUID.nameUUIDFromBytes((told.data().get("application") + names).getBytes(StandardCharsets.UTF_8))
                        .toString());
        read(someone, told.type(), data);
    }

    private void read(String type, Map<String, Object> data) {
        read(subject, type, data);
    }

    private void read(String about, String type, Map<String, Object> data) {
        claimLog.read(claimLog.event(about, 0, offset++, type, data));
    }

    private static Map<String, Object> base(String amount) {
        Map<String, Object> data = new HashMap<>();
        data.put("claim", UUID.randomUUID().toString());
        data.put("application", newCase());
        data.put("policy", BASE);
        data.put("group", "奖励组");
        data.put("rule", "CUMULATIVE");
        data.put("amount", amount);
        return data;
    }

    private static Map<String, Object> match(String amount, String ratio, String limit) {
        Map<String, Object> data = base(amount);
        data.put("policy", "land-match-award");
        data.put("group", "配套组");
        data.put("matches", Map.of("policy", BASE, "ratio", ratio));
        if (limit != null) {
            data.put("limit", limit);
        }
        return data;
    }

    private static Map<String, Object> of(Map<String, Object> claim) {
        return Map.of("claim", claim.get("claim"), "application", claim.get("application"));
    }

    private static Map<String, Object> recovered(Map<String, Object> claim, String inAll) {
        return Map.of("claim", claim.get("claim"), "application", claim.get("application"), "recovered", inAll);
    }

    private String stands(Map<String, Object> claim) {
        return claimLog.stands(claim.get("claim"));
    }

    private BigDecimal total(String someone) {
        return database.first(
                        "select coalesce(sum(granted), 0.00) from claim where subject_id = ? and rule = 'MATCHED'",
                        row -> row.getBigDecimal(1),
                        someone)
                .orElseThrow();
    }
}
