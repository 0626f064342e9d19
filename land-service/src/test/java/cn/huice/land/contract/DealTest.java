package cn.huice.land.contract;

import static cn.huice.land.contract.Land.OFFICER;
import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.Land.clauses;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.huice.land.supply.DealConcluded;
import cn.huice.land.supply.SupplyMethod;
import cn.huice.land.supply.SupplyMode;
import cn.huice.land.supply.SupplyTerms;
import cn.huice.registry.SubjectId;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the deal to the contract, and the modes without a change of right. Rows 410 to 419 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class DealTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);

    @Inject
    Event<DealConcluded> deals;

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(TODAY);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_deal_waits_for_its_contract_and_gives_it_holder_terms_and_deposit() {
        Land land = new Land(70011, 410);
        UUID supply = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> deals.fire(deal(supply, land)));
        String duty = "items.find { it.code == 'sign-contract' }";
        as(PLANNING)
                .get("/v1/duties?origin=" + supply)
                .then()
                .rootPath(duty)
                .body("due", equalTo("2023-07-05"))
                .body("state", equalTo("OPEN"));

        Map<String, Object> terms = Map.of("constructionLeaseYears", 3, "productionLeaseYears", 3, "totalYears", 20);
        land.sign(
                        contract(Map.of(
                                "mode",
                                "lease_then_grant",
                                "terms",
                                terms,
                                "rent",
                                "1440000.00",
                                "dealPrice",
                                "4800000.00")),
                        409)
                .body("code", equalTo("deal-waits"))
                .body("errors[0].reason", containsString(supply.toString()));
        Map<String, Object> signing = contract(Map.of("supply", supply.toString(), "rent", "1440000.00"));
        land.sign(signing, 400).body("errors[0].field", equalTo("holder"));
        signing.put("holder", null);
        land.sign(signing, 201)
                .body("supply", equalTo(supply.toString()))
                .body("holder.id", equalTo(land.holder))
                .body("dealPrice", equalTo("4800000.00"))
                .body("payments.instalments[0].paid", equalTo("500000.00"));
        as(PLANNING).get("/v1/duties?origin=" + supply).then().rootPath(duty).body("state", equalTo("FULFILLED"));
        land.fact("supply.rent_paid").body("value", equalTo("500000.00"));
        land.sign(signing, 409).body("code", equalTo("contract-signed"));
    }

    @Test
    void a_plain_lease_is_twenty_years_at_most_and_registered_while_its_rent_is_paid() {
        Land land = new Land(70012, 411);
        land.sign(contract(Map.of("mode", "long_lease", "terms", Map.of("leaseYears", 21), "rent", "2000000.00")), 422)
                .body("code", equalTo("terms-not-allowed"))
                .body("detail", containsString("land18-long-lease-term 三（二）"));
        land.sign(
                        contract(Map.of(
                                "mode",
                                "long_lease",
                                "terms",
                                Map.of("leaseYears", 20),
                                "rent",
                                "2000000.01",
                                "rentDue",
                                List.of("2023-07-10", "2024-07-10", "2025-07-10"))),
                        201)
                .body("standing.state", equalTo("IN_TERM"))
                .body("payments.instalments.amount", equalTo(List.of("666666.67", "666666.67", "666666.67")));
        land.registered()
                .body("properties.rightType", equalTo("lease"))
                .body("properties.rightEnds", equalTo("2043-06-30"));
        SettableClock.set(LocalDate.of(2023, 7, 11));
        land.does(PLANNING, "dispositions", Map.of("kind", "REGISTRATION"), 422)
                .body("code", equalTo("rent-outstanding"));
        land.pay(1, "666666.67", "2023-07-11");
        land.does(PLANNING, "dispositions", Map.of("kind", "REGISTRATION"), 200);
    }

    @Test
    void part_is_granted_while_part_is_leased() {
        Land land = new Land(70013, 412);
        land.sign(
                        contract(Map.of(
                                "mode",
                                "mixed_lease_grant",
                                "terms",
                                Map.of("grantYears", 20, "singleLeaseYears", 5),
                                "rent",
                                "500000.00",
                                "dealPrice",
                                "3000000.00",
                                "priceDue",
                                List.of("2023-07-10"))),
                        201)
                .body("phases.kind", equalTo(List.of("PART_LEASE", "GRANT")))
                .body("ends", equalTo("2043-06-30"));
        land.registered().body("properties.rightType", equalTo("grant"));
        land.duty("hand-back-part", "2028-06-30", "2028-06-30", "OPEN");
        Land other = new Land(70014, 413);
        other.sign(
                        contract(Map.of(
                                "mode",
                                "mixed_lease_grant",
                                "terms",
                                Map.of("grantYears", 20, "singleLeaseYears", 6),
                                "rent",
                                "500000.00",
                                "dealPrice",
                                "3000000.00",
                                "priceDue",
                                List.of("2023-07-10"))),
                        422)
                .body("code", equalTo("beyond-the-general-rule"))
                .body("detail", containsString("三（三）"));
    }

    @Test
    void a_duty_that_is_let_go_makes_the_contract_late_no_more_and_the_same_key_pays_once() {
        Land land = new Land(70015, 414);
        land.sign(contract(Map.of("mode", "long_lease", "terms", Map.of("leaseYears", 20), "rent", "2000.00")), 201);
        SettableClock.set(LocalDate.of(2023, 7, 3));
        String late = "/v1/contracts?late=true&parcel=" + land.parcel;
        as(OFFICER).get(late).then().body("items.id", equalTo(List.of(land.id)));
        String duty = land.duty("pay-instalment", "1").extract().path("items[0].id");
        command(OFFICER)
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .post("/v1/duties/" + duty + "/fulfilments")
                .then()
                .statusCode(409)
                .body("code", equalTo("fulfilled-by-command"));
        command(OFFICER)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "疫情期间缓缴"))
                .post("/v1/duties/" + duty + "/waivers")
                .then()
                .statusCode(200);
        as(OFFICER).get(late).then().body("items", hasSize(0));

        String key = "pay-" + land.id;
        Map<String, Object> payment = Land.payment(1, "500.00", "2023-07-03");
        for (int i = 0; i < 2; i++) {
            as(Land.FINANCE)
                    .header("Idempotency-Key", key)
                    .header("If-Match", "\"1\"")
                    .body(payment)
                    .post("/v1/contracts/" + land.id + "/payments")
                    .then()
                    .statusCode(200)
                    .body("payments.instalments[0].paid", equalTo("500.00"));
        }
        land.does(Land.FINANCE, "payments", Map.of("instalment", 1), 400);
        command(Land.FINANCE)
                .header("If-Match", "\"1\"")
                .body(Land.payment(1, "1.00", "2023-07-03"))
                .post("/v1/contracts/" + land.id + "/payments")
                .then()
                .statusCode(412);
    }

    private static DealConcluded deal(UUID supply, Land land) {
        BigDecimal three = BigDecimal.valueOf(3);
        return new DealConcluded(
                supply,
                Optional.empty(),
                "津滨成交〔2023〕" + supply,
                land.parcel,
                "120116",
                new SubjectId("enterprise", land.holder),
                SupplyMode.LEASE_THEN_GRANT,
                SupplyMethod.LISTING,
                new BigDecimal("4000000.00"),
                new BigDecimal("4800000.00"),
                new BigDecimal("500000.00"),
                new SupplyTerms(
                        Optional.empty(),
                        Optional.of(BigDecimal.valueOf(6)),
                        Optional.empty(),
                        Optional.of(three),
                        Optional.of(three),
                        Optional.of(BigDecimal.valueOf(20))),
                TODAY);
    }

    private static Map<String, Object> contract(Map<String, Object> more) {
        Map<String, Object> contract = new HashMap<>(Map.of(
                "begins",
                "2023-07-01",
                "rentDue",
                List.of("2023-06-30"),
                "clauses",
                clauses(Map.of(
                        "agreedStart",
                        "2024-01-15",
                        "agreedCompletion",
                        "2026-02-01",
                        "renewalDeadline",
                        "2042-06-30"))));
        contract.putAll(more);
        return contract;
    }
}
