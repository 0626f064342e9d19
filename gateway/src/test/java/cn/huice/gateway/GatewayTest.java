package cn.huice.gateway;

import static io.restassured.RestAssured.given;

import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;

/** What all tests against the running gateway share. */
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
@QuarkusTestResource(StandIns.class)
abstract class GatewayTest {
    private final List<StandIn> standIns = new ArrayList<>();

    /** Starts a stand-in that lives until the test's end. */
    StandIn standIn(String service) {
        StandIn standIn = StandIn.of(service);
        standIns.add(standIn);
        return standIn;
    }

    @AfterEach
    void everybodyLeaves() {
        standIns.forEach(StandIn::close);
        standIns.clear();
    }

    static RequestSpecification enterprise() {
        return with(Tokens.applicant("E-0001", "enterprise"));
    }

    static RequestSpecification with(String token) {
        return anybody().header("Authorization", "Bearer " + token);
    }

    static RequestSpecification anybody() {
        return given().urlEncodingEnabled(false);
    }

    static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
