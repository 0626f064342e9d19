package cn.huice.casework.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.Written;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ReleaseTest {
    @Inject
    Release release;

    @Inject
    Catalogue catalogue;

    @Inject
    Editions editions;

    private final String id = Written.newId();

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    @Test
    void a_newer_packed_file_takes_effect_once_and_an_older_one_never_again() throws Exception {
        packed("10%");
        assertStands("10%", 1);
        packed("10%");
        assertStands("10%", 1);
        String edition = catalogue.current().edition().digest();
        packed("20%");
        assertStands("20%", 2);
        packed("10%");
        assertStands("20%", 2);
        assertEquals(
                Written.policy(id, "10%"), editions.pinned(edition).policy(id).sourceText());
    }

    @Test
    void what_an_editor_published_stays_and_the_packed_file_is_named() throws Exception {
        packed("10%");
        assertStands("10%", 1);
        Editor.publishes(
                        id,
                        "\"1\"",
                        Written.policy(id, "30%"),
                        Written.tests("2023-06-05", "3000.00"),
                        "2023-06-05",
                        true)
                .statusCode(201);
        assertEquals(List.of(), packed("10%").passedOver());
        assertEquals(List.of(id), packed("20%").passedOver());
        assertStands("30%", 2);
        assertEquals(List.of(), packed("30%").passedOver());
        assertStands("30%", 2);
    }

    @Test
    void packed_files_that_do_not_go_with_the_rest_are_left_out_and_say_why() throws Exception {
        packed("10%");
        var refused = packed("上年研发").refused();
        assertTrue(refused.orElseThrow().startsWith(id + ".yaml:"), refused.orElseThrow());
        assertStands("10%", 1);
    }

    private Release.Arrival packed(String share) throws Exception {
        var files = new TreeMap<String, PolicyText>();
        String amount = share.replace("%", "00.00");
        files.put(id, new PolicyText(id, Written.policy(id, share), Written.tests("2023-06-05", amount)));
        return release.bringIn(files);
    }

    private void assertStands(String share, long revision) {
        CurrentBook book = catalogue.upToDate();
        assertEquals(Written.policy(id, share), book.get(id).sourceText());
        assertEquals(revision, book.revisionOf(id));
    }
}
