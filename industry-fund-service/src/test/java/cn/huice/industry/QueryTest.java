package cn.huice.industry;

import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class QueryTest {

    @BeforeEach
    void while_the_policy_is_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applications?limit=abc",
                "applications?limit=0",
                "applications?limit=-1",
                "applications?limit=1001",
                "applications?limit=99999999999999999999",
                "applications?limit=1.5",
                "applications?state=HAPPY",
                "applications?state=draft",
                "applications?mine=perhaps",
                "applications?cursor=garbage",
                "applications?cursor=~",
                "applications?cursor=yesterday~1",
                "applications?cursor=2023-06-05~1",
                "tasks?limit=abc",
                "tasks?cursor=garbage",
                "tasks?cursor=2023-02-30~1",
                "payment-orders?state=HAPPY",
                "payment-orders?limit=0",
                "payment-orders?cursor=-5",
                "payment-batches?state=HAPPY",
                "payment-batches?limit=abc",
                "payment-batches?cursor=garbage",
                "budgets?year=abc",
                "notices?state=HAPPY",
                "notices?limit=abc",
                "notices?cursor=garbage",
                "notices?district=Hexi",
                "sanctions?limit=abc",
                "sanctions?cursor=garbage",
                "policies?limit=abc",
                "policies?kind=happy",
                "policies?asOf=2023-02-30",
                "policies/rd21-final-subsidy?asOf=yesterday",
                "subjects/enterprise?limit=abc",
                "subjects/enterprise?cursor=%20",
                "journal?limit=abc",
                "journal?after=abc",
                "journal?after=-1",
            })
    void parameters_that_cannot_be_are_400_and_named(String query) {
        String parameter = query.substring(query.indexOf('?') + 1, query.indexOf('='));
        String token = switch (query.replaceFirst("[?/].*", "")) {
            case "journal" -> Tokens.role("auditor");
            case "payment-orders", "payment-batches", "budgets" -> Tokens.role("finance");
            default -> Tokens.officer("120000");
        };
        Response refused = as(token).urlEncodingEnabled(false).get("/v1/" + query);
        assertEquals(400, refused.statusCode(), refused.asString());
        assertEquals("application/problem+json", refused.contentType().split(";")[0]);
        assertEquals(parameter, refused.path("errors[0].field"), refused.asString());
        assertFalse(refused.<String>path("errors[0].reason").isBlank());
    }

    @Test
    void pages_join_into_the_whole_list_newest_first() {
        for (int i = 0; i < 5; i++) {
            Industry.file("E-0400").then().statusCode(201);
        }
        String token = Tokens.applicant("E-0400", "enterprise");
        List<String> whole = as(token).get("/v1/applications").path("items.id");
        List<String> joined = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as(token)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor == null ? new Object[0] : new Object[] {cursor})
                    .get("/v1/applications")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            joined.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(5, joined.size());
        assertEquals(whole, joined);
    }

    @Test
    void what_does_not_exist_is_404_and_a_wrong_method_405() {
        String officer = Tokens.officer("120000");
        as(officer)
                .get("/v1/applications/no-such-application")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        as(officer).delete("/v1/applications").then().statusCode(405).contentType("application/problem+json");
        assertNotNull(as(officer).get("/v1/no-such-path").then().statusCode(404).extract());
    }
}
