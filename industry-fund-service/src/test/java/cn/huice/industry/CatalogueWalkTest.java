package cn.huice.industry;

import cn.huice.testing.StackTestResource;
import cn.huice.testing.walk.CatalogueWalk;
import cn.huice.testing.walk.WorkedCases;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CatalogueWalkTest {
    @TestHTTPResource
    URI service;

    @Test
    void everything_that_is_granted_or_computed_is_asked_applied_for_and_decided() {
        new CatalogueWalk(service, Set.of("enterprise", "project")).walk().assertAllDecided(172, 383);
    }

    @Test
    void every_case_worked_out_by_hand_comes_out_through_the_door() throws IOException {
        new WorkedCases(service).ask().assertAllAgree(13);
    }
}
