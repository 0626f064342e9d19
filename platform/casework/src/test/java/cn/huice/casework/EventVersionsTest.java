package cn.huice.casework;

import static cn.huice.casework.testbed.Api.newSubject;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.huice.casework.sanction.Sanctions;
import cn.huice.casework.testbed.OtherService;
import cn.huice.journal.sql.Database;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Services are replaced one after the other, so each reads what a later and an earlier version of the others writes. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class EventVersionsTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final LocalDate DAY = LocalDate.of(2023, 5, 1);
    private static final AttributeKey CLEAR = new AttributeKey("parcel.title_clear");

    @Inject
    Sanctions sanctions;

    @Inject
    Register register;

    @Inject
    Database database;

    private final OtherService land = new OtherService();
    private final String subject = newSubject();

    @AfterEach
    void nothing_was_poison() {
        assertEquals(
                List.of(),
                database.list(
                        "select error from journal_dead_letter where convert_from(value, 'UTF8') like ?",
                        row -> row.getString(1),
                        "%" + subject + "%"));
        land.close();
    }

    @Test
    void a_sanction_that_says_more_than_is_known_here_holds() {
        Map<String, Object> data = sanction();
        data.put("level", "serious");
        data.put("basis", Map.of("document", "x", "articles", List.of(1, 2)));
        land.publish("huice.sanctions", "cn.huice.sanction.imposed.v1", subject, data);
        await().atMost(LONG_ENOUGH).until(() -> sanctions.active(subject, DAY).isPresent());
    }

    @Test
    void a_sanction_that_says_less_than_is_said_now_holds_without_end() {
        Map<String, Object> data = sanction();
        data.remove("until");
        data.remove("lifted");
        land.publish("huice.sanctions", "cn.huice.sanction.imposed.v1", subject, data);
        await().atMost(LONG_ENOUGH).until(() -> sanctions.active(subject, DAY).isPresent());
        assertEquals(Optional.empty(), until());
    }

    @Test
    void a_claim_that_says_more_or_only_what_it_must_is_folded() {
        Map<String, Object> more = claim("60.00");
        more.put("limit", "1000.00");
        more.put("together", Map.of());
        more.put("marks", Map.of("year", "2026"));
        more.put("excludedBy", Map.of("policies", List.of(), "groups", List.of(), "unheard", List.of("of")));
        more.put("currency", "CNY");
        more.put("lines", List.of(Map.of("n", 1)));
        land.publish("huice.claims", "cn.huice.claim.made.v1", subject, more);
        land.publish("huice.claims", "cn.huice.claim.reconsidered.v1", subject, Map.of("claim", more.get("claim")));
        Map<String, Object> least = claim("100.00");
        land.publish("huice.claims", "cn.huice.claim.made.v1", subject, least);
        await().atMost(LONG_ENOUGH).until(() -> granted(least).isPresent());
        assertEquals(Optional.of(new BigDecimal("60.00")), granted(more));
        assertEquals(Optional.of(new BigDecimal("40.00")), granted(least));
    }

    @Test
    void a_withdrawal_that_says_why_withdraws() {
        Map<String, Object> first = claim("60.00");
        land.publish("huice.claims", "cn.huice.claim.made.v1", subject, first);
        land.publish(
                "huice.claims",
                "cn.huice.claim.withdrawn.v1",
                subject,
                Map.of("claim", first.get("claim"), "application", first.get("application"), "why", "recovered"));
        Map<String, Object> second = claim("50.00");
        land.publish("huice.claims", "cn.huice.claim.made.v1", subject, second);
        await().atMost(LONG_ENOUGH).until(() -> granted(second).isPresent());
        assertEquals(Optional.of(new BigDecimal("50.00")), granted(second));
    }

    @Test
    void a_fact_that_says_more_or_has_no_end_is_kept_and_what_is_unknown_passes_by() {
        land.publish("huice.facts", "cn.huice.fact.retracted.v1", subject, Map.of("attribute", CLEAR.value()));
        land.publish(
                "huice.facts",
                "cn.huice.fact.verified.v1",
                subject,
                Map.of(
                        "subject",
                        Map.of("kind", "enterprise", "id", subject, "since", "2020"),
                        "attribute",
                        CLEAR.value(),
                        "value",
                        true,
                        "validFrom",
                        "2023-01-01",
                        "standing",
                        "VERIFIED",
                        "source",
                        "规划资源",
                        "evidence",
                        List.of("file")));
        await().atMost(LONG_ENOUGH)
                .until(() -> !register.facts(new SubjectId("enterprise", subject), DAY)
                        .isEmpty());
        assertEquals(
                new Value.Truth(true),
                register.facts(new SubjectId("enterprise", subject), DAY)
                        .get(CLEAR)
                        .value());
        assertFalse(register.facts(new SubjectId("enterprise", subject), DAY.plusYears(20))
                .isEmpty());
    }

    private Map<String, Object> sanction() {
        Map<String, Object> data = new HashMap<>();
        data.put("sanction", UUID.randomUUID().toString());
        data.put("subjectKind", "enterprise");
        data.put("reason", "闲置土地");
        data.put("article", "第二十条");
        data.put("district", "120000");
        data.put("from", "2023-01-01");
        data.put("until", null);
        data.put("lifted", false);
        return data;
    }

    private static Map<String, Object> claim(String amount) {
        Map<String, Object> data = new HashMap<>();
        data.put("claim", UUID.randomUUID().toString());
        data.put("application", UUID.randomUUID().toString());
        data.put("policy", "land-policy");
        data.put("group", "新旧版本");
        data.put("rule", "HIGHEST_ONLY");
        data.put("amount", amount);
        return data;
    }

    private Optional<BigDecimal> granted(Map<String, Object> claim) {
        return database.first(
                        "select granted from claim where id = ?",
                        row -> Optional.ofNullable(row.getBigDecimal(1)),
                        claim.get("claim"))
                .flatMap(granted -> granted);
    }

    private Optional<LocalDate> until() {
        return database.first(
                        "select until_day from sanction where subject_id = ?",
                        row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                        subject)
                .flatMap(until -> until);
    }
}
