package cn.huice.land.supply;

import static cn.huice.land.supply.Ground.BINHAI;
import static cn.huice.land.supply.Ground.act;
import static cn.huice.land.supply.Ground.approved;
import static cn.huice.land.supply.Ground.conditioned;
import static cn.huice.land.supply.Ground.elastic;
import static cn.huice.land.supply.Ground.parcel;
import static cn.huice.land.supply.Ground.submit;
import static cn.huice.land.supply.Ground.with;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.huice.land.listing.Market;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where supply is paused, nothing new is supplied. Parcels 180 to 184 of {@link Ground}, in a town of their own. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class PauseTest {
    private static final String TOWN = "杨家泊镇";
    private static final Map<String, Object> APPROVAL = Map.of("action", "approve");

    @BeforeEach
    void on_the_day_of_the_announcement() {
        SettableClock.set(Market.ANNOUNCED);
    }

    @Test
    void a_paused_town_gets_no_scheme_approved_and_no_listing_announced_until_that_is_lifted() {
        String announceable = approved(parcel(180), with(elastic(), "town", TOWN));
        String submitted = conditioned(parcel(181));
        submit(submitted, with(elastic(), "town", TOWN)).then().statusCode(200).body("scheme.town", equalTo(TOWN));
        impose("REPORTED").then().statusCode(201);
        String pause = impose("SUPPLY_PAUSED").then().statusCode(201).extract().path("id");
        Matcher<String> named =
                allOf(containsString(pause), containsString("from 2023-06-05"), containsString("闲置土地较多"));

        act(BINHAI, submitted, APPROVAL)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("supply-paused"))
                .body("detail", containsString("until that is lifted"))
                .body("errors[0].field", equalTo("town"))
                .body("errors[0].reason", named)
                .body("errors[0].rule", equalTo("land18-idle-land 四（二）"));
        Market.announce(Market.announcement(announceable))
                .then()
                .statusCode(409)
                .body("code", equalTo("supply-paused"))
                .body("errors[0].reason", named);
        approved(parcel(182), with(elastic(), "town", "大田镇"));

        command(BINHAI)
                .header("If-Match", "\"1\"")
                .post("/v1/supply-pauses/" + pause + "/lifting")
                .then()
                .statusCode(200);
        act(BINHAI, submitted, APPROVAL).then().statusCode(200).body("state", equalTo("APPROVED"));
        Market.announce(Market.announcement(announceable)).then().statusCode(201);
    }

    private static Response impose(String kind) {
        return command(BINHAI)
                .body(Map.of("district", "120116", "town", TOWN, "kind", kind, "reason", "闲置土地较多"))
                .post("/v1/supply-pauses");
    }
}
