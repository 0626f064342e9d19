package cn.huice.land.supply;

import static cn.huice.land.supply.Ground.approved;
import static cn.huice.land.supply.Ground.conditioned;
import static cn.huice.land.supply.Ground.elastic;
import static cn.huice.land.supply.Ground.enterprise;
import static cn.huice.land.supply.Ground.parcel;
import static cn.huice.land.supply.Ground.result;
import static cn.huice.land.supply.Ground.submit;
import static cn.huice.land.supply.Ground.tender;
import static cn.huice.land.supply.Ground.with;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ResultTest {
    @Inject
    Heard heard;

    @BeforeEach
    void while_both_rules_are_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    /** What contracts are made from. */
    @Singleton
    static class Heard {
        final List<DealConcluded> deals = new CopyOnWriteArrayList<>();

        void concluded(@jakarta.enterprise.event.Observes DealConcluded deal) {
            deals.add(deal);
        }
    }

    @Test
    void a_tender_is_won_by_the_best_score_and_ends_in_facts() {
        String parcel = parcel(30);
        String supply = approved(parcel, tender(elastic(), "TENDER"));
        Map<String, Object> result = Map.of(
                "winner",
                enterprise("E-8231"),
                "price",
                "4100000.00",
                "reason",
                "评标报告",
                "scores",
                List.of(
                        score("E-8230", "80", "4500000.00"),
                        score("E-8231", "91.5", "4100000.00"),
                        score("E-8232", "70", "4200000.00")));
        result(supply, with(result, "winner", enterprise("E-8230")))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("winner"));
        result(supply, with(result, "scores", List.of(score("E-8231", "91.5", "4100000.00"))))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("scores"));
        result(supply, result)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONCLUDED"))
                .body("deal.winner.id", equalTo("E-8231"))
                .body("deal.confirmation", matchesPattern("CJ-120116-2023-\\d{4}"))
                .body("deal.scores.bidder.id", contains("E-8231", "E-8230", "E-8232"));
        result(supply, result).then().statusCode(409);

        for (String subject : List.of("parcel/" + parcel, "enterprise/E-8231")) {
            as(Ground.AUDITOR)
                    .get("/v1/subjects/" + subject + "/facts")
                    .then()
                    .statusCode(200)
                    .body("facts.find { it.attribute == 'supply.mode' }.value", equalTo("elastic_term_grant"))
                    .body("facts.find { it.attribute == 'supply.deal_price' }.value", equalTo("4100000.00"))
                    .body("facts.find { it.attribute == 'supply.deal_price' }.standing", equalTo("VERIFIED"))
                    .body("facts.find { it.attribute == 'supply.listing_start_price' }.value", equalTo("4000000.00"))
                    .body("facts.find { it.attribute == 'supply.grant_term_years' }.value.toString()", equalTo("20"));
        }
        DealConcluded deal = heard.deals.stream()
                .filter(each -> each.parcel().equals(parcel))
                .findFirst()
                .orElseThrow();
        assertEquals(SupplyMethod.TENDER, deal.method());
        assertEquals(new BigDecimal("4100000.00"), deal.dealPrice());
        assertEquals(LocalDate.of(2023, 6, 5), deal.on());
    }

    @Test
    void an_auction_ends_at_the_start_price_at_least() {
        String supply = approved(parcel(31), with(elastic(), "method", "AUCTION"));
        Map<String, Object> result = Map.of("winner", enterprise("E-8233"), "price", "4000000.00", "reason", "拍卖笔录");
        result(supply, with(result, "price", "3999999.99"))
                .then()
                .statusCode(422)
                .body("code", equalTo("price-too-low"));
        result(supply, with(result, "reason", " ")).then().statusCode(400);
        result(supply, with(result, "winner", Map.of("kind", "parcel", "id", "x")))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("winner.kind"));
        result(supply, result).then().statusCode(200).body("deal.method", equalTo("AUCTION"));
    }

    @Test
    void an_agreement_needs_a_policy_that_lets_it_be() {
        Map<String, Object> agreement = with(tender(elastic(), "AGREEMENT"), "deposit", null);
        submit(conditioned(parcel(32)), agreement)
                .then()
                .statusCode(422)
                .body("code", equalTo("agreement-not-admitted"))
                .body("errors.rule", hasItem("ineff20-agreement-grant 七（四）1"));
        Map<String, Object> facts = new HashMap<>(Ground.price("500.00"));
        facts.put("parcel.right_type", "lease");
        facts.put("application.agreement_grant_approved", true);
        facts.put("parcel.state_must_reclaim", false);
        String supply = approved(parcel(33), with(agreement, "facts", facts));
        result(supply, Map.of("winner", enterprise("E-8234"), "price", "4000000.00", "reason", "原承租人申请"))
                .then()
                .statusCode(200)
                .body("deal.deposit", equalTo("0.00"));
    }

    @Test
    void what_is_listed_gets_no_result_by_hand_and_who_is_excluded_gets_no_land() {
        String listed = approved(parcel(34), elastic());
        Map<String, Object> result = Map.of("winner", enterprise("E-8235"), "price", "4000000.00", "reason", "直接指定");
        result(listed, result).then().statusCode(409).body("code", equalTo("supply-method"));

        command(Ground.BINHAI)
                .body(Map.of(
                        "subject", enterprise("E-8235"),
                        "reason", "虚假材料",
                        "article", "第十条",
                        "from", "2023-06-01"))
                .post("/v1/sanctions")
                .then()
                .statusCode(201);
        String auctioned = approved(parcel(35), with(elastic(), "method", "AUCTION"));
        result(auctioned, result).then().statusCode(422).body("code", equalTo("subject-sanctioned"));
        command(Tokens.officer("120103"))
                .header("If-Match", "\"1\"")
                .body(result)
                .post("/v1/supplies/" + auctioned + "/result")
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> score(String bidder, String score, String price) {
        return Map.of("bidder", enterprise(bidder), "score", new BigDecimal(score), "price", price);
    }
}
