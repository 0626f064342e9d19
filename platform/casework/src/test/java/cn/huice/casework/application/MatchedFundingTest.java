package cn.huice.casework.application;

import static cn.huice.casework.testbed.Api.amendBudget;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reserved;
import static cn.huice.casework.testbed.Api.reservedAndPaid;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.OtherService;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.Event;
import cn.huice.journal.EventHandler;
import cn.huice.journal.sql.Database;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 配套: an award of this service that matches what another service grants, from the decision to the recovery. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class MatchedFundingTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Inject
    @All
    List<EventHandler> handlers;

    private final String policy = Written.newId();
    private final Enterprise enterprise = Enterprise.some();
    private final OtherService land = new OtherService();

    @BeforeEach
    void a_policy_that_matches_one_to_one() {
        SettableClock.set(RdAward.MONDAY);
        RdAward.published(policy, "流程: 审定后拨付\n叠加: {组: 区级配套 %1$s, 规则: 配套, 对应组: 市级奖励 %1$s, 比例: 1:1}".formatted(policy));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
        land.close();
    }

    @Test
    void what_is_ordered_follows_what_the_matched_award_is_granted_and_what_was_paid_too_much_is_asked_back() {
        newBudget(policy, 2023, "city", "120000", "1000.00");
        String id = approved();
        assertEquals("APPROVED", seen(id).getString("state"));
        assertNull(seen(id).getString("granted"));
        assertEquals(List.of("1000.00"), reserved(policy, 2023));

        Map<String, Object> first = landGrants("600.00");
        awaitOrdered(id, "600.00");
        assertEquals(List.of("600.00"), reserved(policy, 2023));
        landGrants("250.00");
        awaitOrdered(id, "850.00");
        assertEquals(List.of("850.00"), reserved(policy, 2023));

        landRecovers(first, "400.00");
        awaitOrdered(id, "450.00");
        assertEquals(List.of("450.00"), reserved(policy, 2023));
        assertEquals("450.00", seen(id).getString("granted"));

        pay(id);
        await().atMost(LONG_ENOUGH).until(() -> seen(id).getString("state").equals("COMPLETED"));
        landRecovers(first, "600.00");
        await().atMost(LONG_ENOUGH).until(() -> !seen(id).getList("recoveries").isEmpty());
        assertEquals("200.00", seen(id).getString("recoveries[0].amount"));
        assertEquals("250.00", seen(id).getString("granted"));
    }

    @Test
    void what_is_cut_while_a_payment_is_in_a_batch_is_not_asked_back_again_when_it_was_paid() {
        newBudget(policy, 2023, "city", "120000", "1000.00");
        String id = approved();
        Map<String, Object> first = landGrants("600.00");
        awaitOrdered(id, "600.00");
        String batch = batched(id);
        landGrants("250.00");
        awaitOrdered(id, "850.00");

        landRecovers(first, "600.00");
        awaitOrdered(id, "600.00");
        paid(batch);
        await().atMost(LONG_ENOUGH).until(() -> !seen(id).getList("recoveries").isEmpty());
        assertEquals("350.00", seen(id).getString("recoveries[0].amount"));
        assertEquals("250.00", seen(id).getString("granted"));
        assertEquals(List.of("0.00", "600.00"), reservedAndPaid(policy));
    }

    @Test
    void what_is_granted_to_a_subject_that_was_sanctioned_meanwhile_waits_for_an_officer() {
        newBudget(policy, 2023, "city", "120000", "1000.00");
        String id = approved();
        command(DISTRICT_OFFICER)
                .body(Map.of(
                        "subject", Map.of("kind", "enterprise", "id", enterprise.id()),
                        "reason", "虚报",
                        "article", "第二十条",
                        "from", "2023-06-05"))
                .post("/v1/sanctions")
                .then()
                .statusCode(201);
        landGrants("600.00");
        await().atMost(LONG_ENOUGH).until(() -> List.of("HELD").equals(seen(id).getList("payments.state")));
    }

    @Test
    void a_match_for_which_the_budget_has_no_room_waits_until_it_has() {
        String budget = newBudget(policy, 2023, "city", "120000", "1000.00");
        String id = approved();
        landGrants("300.00");
        awaitOrdered(id, "300.00");
        amendBudget(budget, "300.00");

        landGrants("500.00");
        await().atMost(LONG_ENOUGH).until(() -> claimed(id).equals("800.00"));
        assertEquals("300.00", ordered(id));

        amendBudget(budget, "1000.00");
        awaitOrdered(id, "800.00");
    }

    @Test
    void what_is_ordered_of_an_award_is_cut_and_asked_back_when_an_earlier_claim_of_its_group_is_read_late() {
        String other = Written.newId();
        RdAward.published(other, "流程: 审定后拨付\n叠加: {组: 就高 %1$s, 规则: 就高不重复}".formatted(other));
        newBudget(other, 2023, "city", "120000", "1000.00");
        String id = approved(other);
        awaitOrdered(id, "1000.00");

        readBefore(id, "就高 " + other, "300.00");
        awaitOrdered(id, "700.00");
        assertEquals("700.00", seen(id).getString("granted"));
        assertEquals(List.of("700.00"), reserved(other, 2023));

        pay(id);
        await().atMost(LONG_ENOUGH).until(() -> seen(id).getString("state").equals("COMPLETED"));
        readBefore(id, "就高 " + other, "800.00");
        await().atMost(LONG_ENOUGH).until(() -> !seen(id).getList("recoveries").isEmpty());
        assertEquals("500.00", seen(id).getString("recoveries[0].amount"));
        assertEquals("200.00", seen(id).getString("granted"));
    }

    /** As a dead letter is that stood before all the subject's claims that have been read. */
    private void readBefore(String id, String group, String amount) {
        Event late = database.first(
                        """
                        select log_partition, (select min(log_offset) - 1 from claim b where b.subject_id = c.subject_id)
                        from claim c where case_id = ?
                        """,
                        row -> new Event(
                                UUID.randomUUID().toString(),
                                OtherService.LAND,
                                "cn.huice.claim.made.v1",
                                enterprise.id(),
                                Instant.now(),
                                new ObjectMapper().valueToTree(claim(group, "HIGHEST_ONLY", amount)),
                                "huice.claims",
                                row.getInt(1),
                                row.getLong(2),
                                true),
                        id)
                .orElseThrow();
        EventHandler fold = handlers.stream()
                .filter(handler -> handler.types().contains(late.type()))
                .findFirst()
                .orElseThrow();
        commit(() -> fold.handle(late));
    }

    private String approved() {
        return approved(policy);
    }

    private String approved(String policy) {
        String id = enterprise.apply(policy, RdAward.facts());
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200);
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200);
        return id;
    }

    private static Map<String, Object> claim(String group, String rule, String amount) {
        Map<String, Object> data = new HashMap<>();
        data.put("claim", UUID.randomUUID().toString());
        data.put("application", UUID.randomUUID().toString());
        data.put("policy", "land-award");
        data.put("group", group);
        data.put("rule", rule);
        data.put("amount", amount);
        return data;
    }

    private Map<String, Object> landGrants(String amount) {
        Map<String, Object> data = claim("市级奖励 " + policy, "CUMULATIVE", amount);
        land.publish("huice.claims", "cn.huice.claim.made.v1", enterprise.id(), data);
        return data;
    }

    private void landRecovers(Map<String, Object> claim, String inAll) {
        land.publish(
                "huice.claims",
                "cn.huice.claim.recovered.v1",
                enterprise.id(),
                Map.of("claim", claim.get("claim"), "application", claim.get("application"), "recovered", inAll));
    }

    private void awaitOrdered(String id, String amount) {
        await().atMost(LONG_ENOUGH).until(() -> ordered(id).equals(amount));
    }

    /** 元 of all orders that were not cancelled. */
    private static String ordered(String id) {
        List<Map<String, Object>> orders = seen(id).getList("payments");
        return orders.stream()
                .filter(order -> !order.get("state").equals("CANCELLED"))
                .map(order -> new BigDecimal((String) order.get("amount")))
                .reduce(new BigDecimal("0.00"), BigDecimal::add)
                .toPlainString();
    }

    private String claimed(String id) {
        return database.first(
                        "select granted from claim where case_id = ?",
                        row -> row.getBigDecimal(1).toPlainString(),
                        id)
                .orElseThrow();
    }

    private static void pay(String id) {
        String batch = batched(id);
        paid(batch);
    }

    /** All that is payable. */
    private static String batched(String id) {
        List<Map<String, Object>> orders = seen(id).getList("payments");
        List<String> open = orders.stream()
                .filter(order -> order.get("state").equals("PAYABLE"))
                .map(order -> (String) order.get("id"))
                .toList();
        return finance()
                .body(Map.of("orders", open, "controlCount", open.size(), "controlTotal", ordered(id)))
                .post("/v1/payment-batches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void paid(String batch) {
        for (String action : List.of("release", "confirm")) {
            finance()
                    .header("If-Match", action.equals("release") ? "\"1\"" : "\"2\"")
                    .body(Map.of("action", action))
                    .post("/v1/payment-batches/" + batch + "/actions")
                    .then()
                    .statusCode(200);
        }
    }
}
