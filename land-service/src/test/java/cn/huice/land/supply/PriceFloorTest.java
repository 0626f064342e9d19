package cn.huice.land.supply;

import static cn.huice.land.supply.Ground.act;
import static cn.huice.land.supply.Ground.approved;
import static cn.huice.land.supply.Ground.conditioned;
import static cn.huice.land.supply.Ground.elastic;
import static cn.huice.land.supply.Ground.enterprise;
import static cn.huice.land.supply.Ground.parcel;
import static cn.huice.land.supply.Ground.price;
import static cn.huice.land.supply.Ground.result;
import static cn.huice.land.supply.Ground.scheme;
import static cn.huice.land.supply.Ground.submit;
import static cn.huice.land.supply.Ground.tender;
import static cn.huice.land.supply.Ground.with;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.huice.land.listing.Market;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No parcel is supplied for less than the rules compute. Parcels 160 to 179 of {@link Ground}. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class PriceFloorTest {
    private static final String OTHER_DISTRICT = "120110";

    @BeforeEach
    void while_both_rules_are_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void in_binhai_the_start_price_is_the_share_of_the_years_in_the_appraised_price() {
        String supply = conditioned(parcel(160));
        submit(supply, starting(elastic(), "3199999.99"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("price-below-floor"))
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("startPrice"))
                .body("errors[0].reason", equalTo("must be 3200000.00 yuan at least"))
                .body("errors[0].rule", equalTo("bh22-elastic-term-price 三（一）1"));
        submit(supply, starting(elastic(), "3200000.00"))
                .then()
                .statusCode(200)
                .body("examination.prices.find { it.governs }.least.value", equalTo("3200000.00"));
        submit(conditioned(parcel(161)), starting(leaseThenGrant(), "3199999.99"))
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo("bh22-lease-then-grant-start-price 三（一）2"));
    }

    @Test
    void elsewhere_it_is_the_base_price_for_the_area_and_the_share_of_the_years() {
        String supply = conditioned(parcel(OTHER_DISTRICT, 162));
        submit(supply, starting(elastic(), "2303999.99"))
                .then()
                .statusCode(422)
                .body("code", equalTo("price-below-floor"))
                .body("errors[0].field", equalTo("startPrice"))
                .body("errors[0].reason", equalTo("must be 2304000.00 yuan at least (480.00 × 12000.00 m² × 20 ÷ 50)"))
                .body("errors[0].rule", equalTo("land18-price-floor 三（六）"));
        submit(supply, starting(elastic(), "2304000.00")).then().statusCode(200);
    }

    @Test
    void a_rent_for_twenty_years_has_the_same_floor() {
        submit(
                        conditioned(parcel(OTHER_DISTRICT, 163)),
                        starting(scheme("long_lease", Map.of("leaseYears", 20)), "2303999.99"))
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo("land18-price-floor 三（六）"));
        // In Binhai it is an open question whether the city's floor binds: it takes a reason.
        String supply = conditioned(parcel(164));
        Map<String, Object> cheap = starting(scheme("long_lease", Map.of("leaseYears", 20)), "2303999.99");
        submit(supply, cheap)
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-reason-required"))
                .body("errors.field", hasItems("reason", "startPrice"));
        submit(supply, with(cheap, "reason", "政府产业政策另有规定"))
                .then()
                .statusCode(200)
                .body("examination.prices[0].effect", equalTo("EXCEPTIONAL"));
    }

    @Test
    void binhais_kinds_of_land_have_base_prices_of_their_own() {
        Map<String, Object> strategic = new HashMap<>(price("500.00"));
        strategic.put("parcel.land_class", "strategic_emerging");
        strategic.put("parcel.national_min_price", "480.00");
        // 0.6 of the base price is less than 70 % of the national least price, 336.00 × 12,000 m².
        Map<String, Object> whole =
                with(starting(scheme("max_term_grant", Map.of("grantYears", 50)), "4031999.99"), "facts", strategic);
        String supply = conditioned(parcel(165));
        submit(supply, whole)
                .then()
                .statusCode(422)
                .body("errors[0].reason", containsString("4032000.00"))
                .body("errors[0].rule", containsString("bh22-base-price-strategic 三（二）2"));
        submit(supply, with(whole, "startPrice", "4032000.00")).then().statusCode(200);
        Map<String, Object> headquarters = new HashMap<>(price("500.00"));
        headquarters.put("parcel.land_class", "enterprise_headquarters");
        submit(conditioned(parcel(166)), with(elastic(), "facts", headquarters))
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-facts-missing"))
                .body("errors.rule", hasItems("bh22-base-price-office-types 三（二）1"));
    }

    @Test
    void what_is_missing_is_named_and_not_invented() {
        String supply = conditioned(parcel(167));
        Map<String, Object> facts = new HashMap<>(price("500.00"));
        facts.remove("parcel.market_price_max_term");
        examined(supply, with(elastic(), "facts", facts))
                .rootPath("prices.find { it.answer.policy == 'bh22-elastic-term-price' }")
                .body("effect", equalTo("INCOMPLETE"))
                .body("least", equalTo(null))
                .body("missing[0]", equalTo("parcel.market_price_max_term"));
        submit(supply, with(elastic(), "facts", facts))
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-facts-missing"))
                .body("errors[0].field", equalTo("facts.parcel.market_price_max_term"))
                .body("errors[0].rule", equalTo("bh22-elastic-term-price 三（一）1"));
        Map<String, Object> noTerm = new HashMap<>(price("500.00"));
        noTerm.remove("parcel.statutory_max_term_years");
        submit(conditioned(parcel(OTHER_DISTRICT, 168)), with(elastic(), "facts", noTerm))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("facts.parcel.statutory_max_term_years"))
                .body("errors[0].rule", equalTo("land18-price-floor 三（六）"));
    }

    @Test
    void the_citys_price_is_seen_beside_binhais() {
        examined(conditioned(parcel(169)), elastic())
                .body("prices.find { it.answer.policy == 'land18-price-floor' }.least.value", equalTo("2304000.00"))
                .body("prices.find { it.answer.policy == 'land18-price-floor' }.governs", equalTo(false))
                .body("prices.find { it.answer.policy == 'bh22-elastic-term-price' }.governs", equalTo(true));
    }

    @Test
    void a_listing_is_held_against_the_price_of_its_day() {
        String parcel = parcel(170);
        String supply = approved(parcel, elastic());
        appraised(parcel, "10000000.02");
        Market.announce(Market.announcement(supply))
                .then()
                .statusCode(422)
                .body("code", equalTo("price-below-floor"))
                .body("errors[0].field", equalTo("startPrice"))
                .body("errors[0].reason", equalTo("must be 4000000.01 yuan at least"));
    }

    @Test
    void a_negotiated_deal_is_held_against_the_price_of_its_day() {
        Map<String, Object> facts = new HashMap<>(price("500.00"));
        facts.put("parcel.right_type", "lease");
        facts.put("application.agreement_grant_approved", true);
        facts.put("parcel.state_must_reclaim", false);
        String parcel = parcel(171);
        String supply = approved(parcel, with(with(tender(elastic(), "AGREEMENT"), "deposit", null), "facts", facts));
        appraised(parcel, "11000000.00");
        Map<String, Object> deal = Map.of("winner", enterprise("E-8371"), "price", "4399999.99", "reason", "原承租人申请");
        result(supply, deal)
                .then()
                .statusCode(422)
                .body("code", equalTo("price-below-floor"))
                .body("errors[0].field", equalTo("price"))
                .body("errors[0].reason", equalTo("must be 4400000.00 yuan at least"))
                .body("errors[0].rule", equalTo("bh22-elastic-term-price 三（一）1"));
        result(supply, with(deal, "price", "4400000.00")).then().statusCode(200);
    }

    @Test
    void an_approval_looks_again() {
        String parcel = parcel(172);
        String supply = conditioned(parcel);
        submit(supply, elastic()).then().statusCode(200);
        appraised(parcel, "12000000.00");
        act(Ground.BINHAI, supply, Map.of("action", "approve"))
                .then()
                .statusCode(422)
                .body("code", equalTo("price-below-floor"));
    }

    private static Map<String, Object> starting(Map<String, Object> scheme, String price) {
        return with(with(scheme, "startPrice", price), "deposit", "400000.00");
    }

    private static Map<String, Object> leaseThenGrant() {
        return scheme(
                "lease_then_grant",
                Map.of("leaseYears", 6, "totalYears", 20, "constructionLeaseYears", 3, "productionLeaseYears", 3));
    }

    /** What is verified stands above what the scheme states. */
    private static void appraised(String parcel, String price) {
        command(Ground.DEPARTMENT)
                .body(Map.of("value", price))
                .put("/v1/subjects/parcel/" + parcel + "/facts/parcel.market_price_max_term")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse examined(String supply, Map<String, Object> scheme) {
        return command(Ground.DEPARTMENT)
                .body(scheme)
                .post("/v1/supplies/" + supply + "/examinations")
                .then()
                .statusCode(200);
    }
}
