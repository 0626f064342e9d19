package cn.huice.land.contract;

import static cn.huice.land.contract.Land.clauses;
import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each policy of supervision that a contract brings about is a dated duty on somebody's list, found by its policy, and marked when late. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SupervisionTest {
    @Inject
    Timetable timetable;

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void of_the_city() {
        SettableClock.set(LocalDate.of(2021, 6, 1));
        Land land = new Land(70050, 450);
        land.sign(elastic(2021), 201).body("rules", equalTo("CITY"));
        opens(land, "land18-idle-land", "start-construction", "2022-01-15", "2022-01-16");
        opens(land, "land18-expiry-reclaim", "reclaim", "2041-07-30", "2041-07-31", "2041-07-01");
    }

    @Test
    void of_binhai() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        Land land = new Land(70051, 451);
        land.sign(elastic(2023), 201).body("rules", equalTo("BINHAI"));
        opens(land, "bh22-performance-agreement", "sign-performance-agreement", "2023-07-05", "2023-07-06");
        opens(land, "bh22-expiry-reclaim", "reclaim", "2043-07-30", "2043-07-31", "2043-07-01");
    }

    private void opens(Land land, String policy, String code, String due, String late, String... since) {
        for (String day : since) {
            SettableClock.set(LocalDate.parse(day));
            timetable.advance();
        }
        duties(land, policy, code, 1)
                .body("due", equalTo(due))
                .body("state", equalTo("OPEN"))
                .body("late", equalTo(false));
        SettableClock.set(LocalDate.parse(late));
        duties(land, policy, code, 1).body("late", equalTo(true));
    }

    private static ValidatableResponse duties(Land land, String policy, String code, int count) {
        return as(Land.OFFICER)
                .get("/v1/duties?limit=1000&origin=" + land.id + "&policy=" + policy)
                .then()
                .statusCode(200)
                .body("items.findAll { it.code == '" + code + "' }", hasSize(count))
                .rootPath("items.find { it.code == '" + code + "' }");
    }

    private static Map<String, Object> elastic(int year) {
        return Map.of(
                "mode",
                "elastic_term_grant",
                "begins",
                year + "-07-01",
                "dealPrice",
                "3652500.00",
                "priceDue",
                List.of(year + "-07-10"),
                "terms",
                Map.of("grantYears", 20),
                "clauses",
                clauses(Map.of(
                        "agreedStart",
                        year + 1 + "-01-15",
                        "agreedCompletion",
                        year + 3 + "-02-01",
                        "renewalDeadline",
                        year + 19 + "-06-30")));
    }
}
