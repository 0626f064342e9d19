package cn.huice.land.contract;

import static cn.huice.land.contract.Land.OFFICER;
import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.SomeDeals.leaseThenGrant;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the lease of 先租后让 forbids and was done after all is put right, or the land is taken back. Rows 476 to 478 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class BreachTest {
    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_sublease_that_is_found_is_put_right_before_the_phase_is_accepted() {
        Land land = leased(70076, 476);
        on("2024-02-20");
        command(OFFICER)
                .body(breach("SUBLEASE", "2024-01-10", "2024-05-31"))
                .post("/v1/contracts/" + land.id + "/breaches")
                .then()
                .statusCode(428);
        land.does(land.owner, "breaches", breach("SUBLEASE", "2024-01-10", "2024-05-31"), 403);
        land.does(OFFICER, "breaches", breach("SUBLEASE", "2024-02-21", "2024-05-31"), 400)
                .body("errors[0].field", equalTo("on"));
        land.does(OFFICER, "breaches", breach("SUBLEASE", "2024-01-10", "2024-02-19"), 400)
                .body("errors[0].field", equalTo("deadline"));
        land.does(OFFICER, "breaches", breach("SUBLEASE", "2024-01-10", "2025-02-21"), 422)
                .body("code", equalTo("rectification-too-long"))
                .body("detail", containsString("land18-rectification 三（四）"));
        land.does(OFFICER, "breaches", breach("SUBLEASE", "2024-01-10", "2024-05-31"), 200)
                .body("standing.state", equalTo("LEASING"))
                .body("progress.breaches[0].policy", equalTo("land18-lease-restrictions"))
                .body("progress.breaches[0].article", equalTo("三（四）"))
                .body("history.type", hasItem("cn.huice.contract.breach-found.v1"))
                .body("history.data.detail.comment", hasItem("巡查发现"));
        land.does(OFFICER, "breaches", breach("SUBLEASE", "2024-01-10", "2024-05-31"), 409)
                .body("code", equalTo("breach-open"));
        land.duty("remedy-breach", "1", "2024-05-31", "OPEN");
        land.duty("conclude-breach", "1", "2024-06-30", "OPEN");
        land.fact("supply.subleased").body("value", equalTo(true));
        as(land.owner)
                .get("/v1/duties?policy=land18-lease-restrictions")
                .then()
                .body("items.code", hasItem("remedy-breach"));

        Map<String, Object> passed = Map.of("passed", true, "certificate", "B-1");
        on("2024-03-10");
        land.heard(1);
        land.does(Land.ASSESSOR, "acceptances/1/result", passed, 409)
                .body("code", equalTo("breach-open"))
                .body("detail", containsString("land18-lease-restrictions 三（四）"));
        land.does(OFFICER, "breaches/1/result", Map.of("remedied", false, "comment", "尚未解除"), 409)
                .body("code", equalTo("still-in-time"));
        land.does(OFFICER, "breaches/2/result", Map.of("remedied", true, "comment", "x"), 404);
        on("2024-05-20");
        land.does(OFFICER, "breaches/1/result", Map.of("remedied", true, "comment", "转租合同已解除"), 200)
                .body("progress.breaches[0].remedied", equalTo(true))
                .body("progress.breaches[0].concludedOn", equalTo("2024-05-20"));
        land.does(OFFICER, "breaches/1/result", Map.of("remedied", true, "comment", "x"), 409)
                .body("code", equalTo("breach-concluded"));
        land.duty("remedy-breach", "1", "2024-05-31", "FULFILLED");
        land.duty("conclude-breach", "1", "2024-06-30", "FULFILLED");
        land.fact("supply.subleased").body("value", equalTo(false));
        land.does(Land.ASSESSOR, "acceptances/1/result", passed, 200).body("standing.passed", equalTo(true));
    }

    @Test
    void a_mortgage_that_is_not_undone_in_time_has_the_land_taken_back() {
        Land land = leased(70077, 477);
        on("2022-05-05");
        land.does(PLANNING, "breaches", breach("MORTGAGE", "2022-03-01", "2022-08-31"), 200);
        land.fact("supply.mortgaged").body("value", equalTo(true));
        on("2022-08-31");
        land.does(PLANNING, "breaches/1/result", Map.of("remedied", false, "comment", "未解除"), 409);
        land.does(PLANNING, "reclaims", Map.of("comment", "收回"), 409).body("code", equalTo("not-reclaimable"));
        on("2022-09-01");
        land.does(PLANNING, "breaches/1/result", Map.of("remedied", false, "comment", "逾期未解除"), 200)
                .body("standing.state", equalTo("UNRECTIFIED"))
                .body("history.type", hasItem("cn.huice.contract.breach-concluded.v1"));
        land.duty("remedy-breach", "1", "2022-08-31", "CANCELLED");
        land.duty("reclaim", "1", "2022-10-01", "OPEN");
        land.does(OFFICER, "breaches", breach("SUBLEASE", "2022-03-01", "2022-12-31"), 409)
                .body("code", equalTo("not-in-lease"));
        land.does(PLANNING, "reclaims", Map.of("comment", "违反租赁期限制，整改不达标"), 200)
                .body("standing.ground", equalTo("UNRECTIFIED"))
                .body("standing.compensation", equalTo("0.00"));
        as(OFFICER).get("/v1/duties?state=OPEN&origin=" + land.id).then().body("items", hasSize(0));
    }

    @Test
    void what_a_grant_allows_is_no_breach() {
        on("2021-06-01");
        Land land = new Land(70078, 478);
        Map<String, Object> grant = new HashMap<>(leaseThenGrant(2021, "800000.00"));
        grant.keySet().removeAll(List.of("rent", "rentDue", "startPrice"));
        grant.putAll(Map.of(
                "mode", "elastic_term_grant", "priceDue", List.of("2021-07-10"), "terms", Map.of("grantYears", 20)));
        land.sign(grant, 201);
        on("2022-05-05");
        land.does(OFFICER, "breaches", breach("MORTGAGE", "2022-03-01", "2022-08-31"), 409)
                .body("code", equalTo("not-in-lease"));
    }

    private static Land leased(int sequence, int row) {
        on("2021-06-01");
        Land land = new Land(sequence, row);
        land.sign(leaseThenGrant(2021, "800000.00"), 201);
        land.pay(1, "800000.00", "2021-06-01");
        land.does(PLANNING, "milestones", Map.of("milestone", "start", "on", "2021-06-01"), 200);
        land.does(PLANNING, "milestones", Map.of("milestone", "completion", "on", "2021-06-01"), 200);
        return land;
    }

    private static Map<String, Object> breach(String kind, String on, String deadline) {
        return Map.of("kind", kind, "on", on, "deadline", deadline, "comment", "巡查发现");
    }

    private static void on(String day) {
        SettableClock.set(LocalDate.parse(day));
    }
}
