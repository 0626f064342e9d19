package cn.huice.casework.application;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.application.CaseRows.Order;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.testbed.ManyCases;
import cn.huice.journal.CanonicalJson;
import cn.huice.journal.sql.Database;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of any list is read in the order of an index: it touches few pages of the database, however many cases there are. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ListPlansTest {
    private static final int CASES = 40_000;
    /** Of 8 KiB; the table of the cases has some 2 900, without its indexes. */
    private static final int FEW = 700;

    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);

    @Inject
    Database database;

    private final Map<String, Long> touched = new TreeMap<>();

    @BeforeEach
    void many_cases() {
        SettableClock.set(TODAY);
        ManyCases.like(draft(newSubject(), OPEN), CASES, database);
    }

    @AfterEach
    void none() {
        database.change("delete from application where id like 'many-%'");
        SettableClock.reset();
    }

    @Test
    void every_list_touches_few_pages_of_the_database() {
        newest("all", filter -> {});
        newest("deep", filter -> filter.submitted(null, "2021-03-31"));
        newest("of a month", filter -> filter.submitted("2021-03-01", "2021-03-31"));
        newest("of a policy", filter -> filter.equal("policy_id", "policy-7"));
        newest("of a policy in a state it has none in", filter -> {
            filter.equal("policy_id", "policy-13");
            filter.equal("state", State.RETURNED);
        });
        newest("withdrawn", filter -> filter.equal("state", State.WITHDRAWN));
        newest("overdue", filter -> filter.overdue(true, TODAY));
        newest("overdue, none", filter -> filter.overdue(true, TODAY.minusYears(1)));
        newest("of a district", filter -> filter.district(HEXI));
        newest("of a district at a step", filter -> {
            filter.district(HEXI);
            filter.at(StepKind.SECOND_REVIEW);
        });
        newest("of a district at a step, none", filter -> {
            filter.district(HEXI);
            filter.at(StepKind.NOTICE);
        });
        newest("of a district and a policy it has none of", filter -> {
            filter.district(HEXI);
            filter.policies(List.of(OPEN));
        });
        newest("of a district and policies it has next to none of", filter -> {
            filter.policies(List.of(OPEN, "policy-1", "policy-2", "policy-13"));
            filter.district(HEXI);
        });
        newest("own", filter -> filter.equal("subject_id", "M-0000012"));
        newest("searched, none", filter -> filter.named("zzz"));
        newest("searched, one", filter -> filter.named("-0012345"));
        newest("searched, all", filter -> filter.named("test-"));
        newest("searched by day", filter -> filter.named("20220117"));
        newest("searched in a district", filter -> {
            filter.named("20220317");
            filter.district(HEXI);
        });
        waiting("tasks of a district", filter -> {
            filter.oneOf("step_actor", EnumSet.of(Actor.DISTRICT));
            filter.district("120104");
        });
        waiting("tasks of a district, none", filter -> {
            filter.oneOf("step_actor", EnumSet.of(Actor.DISTRICT));
            filter.district(HEXI);
        });
        waiting("tasks of the city", filter -> filter.oneOf("step_actor", EnumSet.of(Actor.DISTRICT, Actor.CITY)));
        waiting("tasks of finance", filter -> {
            filter.oneOf("step_actor", EnumSet.of(Actor.FINANCE));
            filter.oneOf("state", EnumSet.of(State.APPROVED));
        });
        touched.values().removeIf(pages -> pages <= FEW);
        assertEquals(Map.of(), touched);
    }

    private void newest(String what, Consumer<CaseFilter> narrowed) {
        CaseFilter filter = new CaseFilter();
        narrowed.accept(filter);
        touch(what, filter, Order.NEWEST);
    }

    private void waiting(String what, Consumer<CaseFilter> narrowed) {
        CaseFilter filter = new CaseFilter();
        filter.oneOf("state", State.WAITING);
        narrowed.accept(filter);
        touch(what, filter, Order.MOST_URGENT);
    }

    private void touch(String what, CaseFilter filter, Order order) {
        String plan = String.join(
                "",
                database.list(
                        "explain (analyze, buffers, format json) " + CaseRows.page(filter, order, 51),
                        row -> row.getString(1),
                        filter.arguments().toArray()));
        JsonNode root = CanonicalJson.read(plan).path(0).path("Plan");
        touched.put(
                what,
                root.path("Shared Hit Blocks").asLong()
                        + root.path("Shared Read Blocks").asLong());
    }
}
