package cn.huice.casework.calendar;

import static cn.huice.casework.testbed.Api.as;
import static org.hamcrest.Matchers.equalTo;

import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class FixedClockTest {

    @Test
    void where_the_clock_is_not_settable_there_is_nothing_to_set() {
        as(Tokens.role("operator"))
                .body(Map.of("today", "2023-06-05"))
                .put("/v1/clock")
                .then()
                .statusCode(404);
        as(Tokens.role("operator")).get("/v1/clock").then().statusCode(200).body("settable", equalTo(false));
    }
}
