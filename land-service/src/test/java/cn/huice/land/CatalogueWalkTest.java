package cn.huice.land;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.land.redevelopment.RedevelopmentWalk;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.walk.CatalogueWalk;
import cn.huice.testing.walk.WorkedCases;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CatalogueWalkTest {
    @TestHTTPResource
    URI service;

    @Test
    void everything_that_is_granted_or_computed_is_asked_applied_for_and_decided() {
        CatalogueWalk.Walked walked = new CatalogueWalk(
                        service,
                        Set.of("parcel", "supply"),
                        "W",
                        Set.of(),
                        RedevelopmentWalk.preparations("120102", "120105"))
                .walk();
        assertEquals(List.of(), walked.failures());
        assertEquals(walked.executable(), walked.decided());
        Set<String> left = new TreeSet<>(walked.of("entitlement", "calculation"));
        left.removeAll(walked.decided());
        assertEquals(Set.of(), left);
        assertEquals(33, walked.of("entitlement", "calculation").size());
        assertEquals(walked.packed(), walked.kinds().keySet());
        assertEquals(105, walked.kinds().size());
    }

    @Test
    void every_case_worked_out_by_hand_comes_out_through_the_door() throws IOException {
        WorkedCases.Asked asked = new WorkedCases(service).ask();
        assertEquals(List.of(), asked.differences());
        assertEquals(10, asked.asked());
    }
}
