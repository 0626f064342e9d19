package cn.huice.registry;

import static cn.huice.registry.Api.BINHAI;
import static cn.huice.registry.Api.HEXI;
import static cn.huice.registry.Api.as;
import static cn.huice.registry.Api.facts;
import static cn.huice.registry.Api.hr;
import static cn.huice.registry.Api.put;
import static cn.huice.registry.Api.tax;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class FactResourceTest {
    private static final String RD_EXPENSE = "enterprise.rd_expense_prior_year";

    @Inject
    Register register;

    @AfterEach
    void backToRealTime() {
        SettableClock.reset();
    }

    @Test
    void a_verified_fact_comes_before_a_later_declared_one() {
        String id = Api.enterprise();
        String subject = "enterprise/" + id;
        put(tax(), subject, RD_EXPENSE, Map.of("value", "14500000.00", "validFrom", "2023-01-01"))
                .statusCode(200)
                .body("standing", equalTo("VERIFIED"))
                .body("source", equalTo("税务"));

        put(Tokens.applicant(id, "enterprise"), subject, RD_EXPENSE, Map.of("value", "99", "validFrom", "2023-01-01"))
                .statusCode(200)
                .body("standing", equalTo("DECLARED"))
                .body("source", equalTo("申请人"));

        facts(Tokens.applicant(id, "enterprise"), subject, "2023-05-01")
                .statusCode(200)
                .body("asOf", equalTo("2023-05-01"))
                .body("facts.attribute", contains(RD_EXPENSE))
                .body("facts[0].name", equalTo("上年度研发费用"))
                .body("facts[0].value", equalTo("14500000.00"))
                .body("facts[0].validUntil", nullValue());
    }

    @Test
    void a_fact_holds_from_today_where_nothing_else_is_said() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        String id = Api.enterprise();

        put(tax(), "enterprise/" + id, RD_EXPENSE, Map.of("value", "1")).body("validFrom", equalTo("2023-06-05"));
        facts(tax(), "enterprise/" + id, "2023-06-04").body("facts", hasSize(0));
        as(tax()).get("/v1/subjects/enterprise/" + id + "/facts").then().body("facts", hasSize(1));
    }

    @Test
    void earlier_days_keep_what_stood_then_and_the_history_keeps_everything() {
        String id = Api.enterprise();
        String subject = "enterprise/" + id;
        put(tax(), subject, RD_EXPENSE, Map.of("value", "1.00", "validFrom", "2022-01-01"));
        put(tax(), subject, RD_EXPENSE, Map.of("value", "2.00", "validFrom", "2023-01-01"));
        put(tax(), subject, RD_EXPENSE, Map.of("value", "3.00", "validFrom", "2023-01-01"));

        facts(tax(), subject, "2022-06-01").body("facts[0].value", equalTo("1.00"));
        facts(tax(), subject, "2023-01-01").body("facts[0].value", equalTo("3.00"));
        as(Tokens.role("auditor"))
                .get("/v1/subjects/" + subject + "/facts/" + RD_EXPENSE)
                .then()
                .statusCode(200)
                .body("value", contains("3.00", "2.00", "1.00"))
                .body("[0].supersededAt", nullValue())
                .body("[1].supersededAt", notNullValue())
                .body("[0].recordedBy", equalTo("dept"));
    }

    @Test
    void the_register_answers_for_many_subjects_at_once() {
        SubjectId one = new SubjectId("enterprise", Api.enterprise());
        SubjectId other = new SubjectId("enterprise", Api.enterprise());
        put(tax(), one.toString(), RD_EXPENSE, Map.of("value", "5", "validFrom", "2023-01-01"));

        var known = register.facts(List.of(one, other), LocalDate.of(2023, 5, 1));

        var fact = known.get(one).get(new AttributeKey(RD_EXPENSE));
        assertEquals(new Value.Num(new BigDecimal("5")), fact.value());
        assertEquals(Standing.VERIFIED, fact.standing());
        assertTrue(known.get(other).isEmpty());
    }

    @Test
    void only_the_department_with_the_authority_verifies() {
        put(hr(), "enterprise/" + Api.enterprise(), RD_EXPENSE, Map.of("value", "1"))
                .statusCode(403)
                .body("code", equalTo("authority-required"))
                .body("detail", containsString("税务"));
    }

    @Test
    void a_kind_another_service_owns_is_verified_there() {
        put(Tokens.department("规划资源"), "parcel/L-1", "parcel.use_class", Map.of("value", "industrial"))
                .statusCode(409)
                .body("code", equalTo("owned-by-another-service"))
                .body("detail", containsString("land-service"));
    }

    @Test
    void an_applicant_neither_reads_nor_writes_anothers_facts() {
        String subject = "enterprise/" + Api.enterprise();
        String stranger = Tokens.applicant("E-0009", "enterprise");

        put(stranger, subject, RD_EXPENSE, Map.of("value", "1")).statusCode(404);
        facts(stranger, subject, "2023-01-01").statusCode(404);
        facts(Tokens.officer(HEXI), subject, "2023-01-01").statusCode(404);
        facts(Tokens.role("finance"), subject, "2023-01-01").statusCode(404);
        facts(Tokens.officer(BINHAI), subject, "2023-01-01").statusCode(200);
        facts(Tokens.officer("120000"), subject, "2023-01-01").statusCode(200);
        put(Tokens.officer(BINHAI), subject, RD_EXPENSE, Map.of("value", "1")).statusCode(403);
        facts(tax(), "enterprise/NOBODY", "2023-01-01").statusCode(404);
    }

    @Test
    void a_misspelt_attribute_is_answered_with_the_nearest() {
        put(tax(), "enterprise/" + Api.enterprise(), "enterprise.rd_expense_prior_yaer", Map.of("value", "1"))
                .statusCode(400)
                .body("errors[0].field", equalTo("attribute"))
                .body("errors[0].reason", containsString(RD_EXPENSE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enterprise.rd_expense_prior_year | {} | value | MONEY",
                "enterprise.rd_expense_prior_year | {\"value\":null} | value | MONEY",
                "enterprise.rd_expense_prior_year | {\"value\":true} | value | MONEY",
                "enterprise.rd_expense_prior_year | {\"value\":{\"a\":1}} | value | MONEY",
                "enterprise.rd_expense_prior_year | {\"value\":\"1.005\"} | value | MONEY",
                "enterprise.rd_expense_prior_year | {\"value\":1e99} | value | MONEY",
                "enterprise.registered_city | {\"value\":\"beijing\"} | value | ENUM",
                "enterprise.established_date | {\"value\":\"2023-02-30\"} | value | DATE",
                "enterprise.registered_district | {\"value\":\"a\\u0000b\"} | value | printable",
                "enterprise.is_active | {\"value\":\"true\"} | value | BOOLEAN",
                "enterprise.is_active | {\"value\":true,\"validFrom\":\"2023-02-30\"} | validFrom | LocalDate",
                "enterprise.is_active | {\"value\":true,\"validFrom\":20230101} | validFrom | LocalDate",
                "enterprise.is_active | {\"value\":true,\"validFrom\":\"0001-01-01\"} | validFrom | 1900..2999",
                "enterprise.is_active | {\"value\":true,\"validFrom\":\"2023-02-02\",\"validUntil\":\"2023-02-01\"}"
                        + " | validUntil | >= validFrom",
                "enterprise.is_active | {\"value\":true,\"note\":\"x\"} | note | no unknown fields",
                "enterprise.is_active | {\"value\":true,\"value\":false} | $ | RFC 8259",
                "enterprise.is_active | [] | $ | ''"
            })
    void what_cannot_be_is_refused_by_field_and_rule(String attribute, String body, String field, String rule) {
        as(tax())
                .body(body)
                .put("/v1/subjects/enterprise/" + Api.enterprise() + "/facts/" + attribute)
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString(field))
                .body("errors[0].rule", containsString(rule));
    }

    @Test
    void absurd_sizes_are_refused() {
        String subject = "enterprise/" + Api.enterprise();

        put(tax(), subject, "enterprise.registered_district", Map.of("value", "滨".repeat(2001)))
                .statusCode(400)
                .body("errors[0].field", equalTo("value"));
        put(tax(), subject, "enterprise.registered_district", Map.of("value", "x".repeat(3_000_000)))
                .statusCode(413);
    }

    @ParameterizedTest
    @CsvSource({"2023-02-30", "yesterday", "0001-01-01", "+99999-01-01"})
    void a_day_that_is_none_is_refused(String asOf) {
        facts(tax(), "enterprise/" + Api.enterprise(), asOf).statusCode(400).body("errors[0].field", equalTo("asOf"));
    }

    @Test
    void the_same_key_records_once() {
        String subject = "enterprise/" + Api.enterprise();
        String path = "/v1/subjects/" + subject + "/facts/" + RD_EXPENSE;
        var request = as(tax()).body(Map.of("value", "7"));
        String first = request.put(path).then().statusCode(200).extract().asString();
        String second = request.put(path).then().statusCode(200).extract().asString();

        assertEquals(first, second);
        as(tax()).get(path).then().body("$", hasSize(1));
    }
}
