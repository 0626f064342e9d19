package cn.huice.faults.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.faults.proof.Delivery.Applied;
import cn.huice.faults.proof.Delivery.Entry;
import cn.huice.faults.proof.Delivery.Replica;
import cn.huice.faults.proof.Delivery.Sanction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final String TALENT = "/talent-service";
    private static final String LAND = "/land-service";

    /** Talent imposed and lifted a sanction and verified a fact twice; all of it came to both. */
    private final Events events = new Events()
            .add(
                    "huice.sanctions",
                    TALENT,
                    "1",
                    "cn.huice.sanction.imposed.v1",
                    "sanction:s",
                    1,
                    Map.of("sanction", "s"))
            .add(
                    "huice.sanctions",
                    TALENT,
                    "2",
                    "cn.huice.sanction.lifted.v1",
                    "sanction:s",
                    2,
                    Map.of("sanction", "s"))
            .add("huice.facts", TALENT, "3", "cn.huice.fact.verified.v1", "subject:E-1", 1, fact())
            .add("huice.facts", TALENT, "4", "cn.huice.fact.verified.v1", "subject:E-1", 2, fact());

    private final List<Entry> entries = new ArrayList<>(List.of(
            new Entry(TALENT, "1", "huice.sanctions", "sanction:s"),
            new Entry(TALENT, "2", "huice.sanctions", "sanction:s"),
            new Entry(TALENT, "3", "huice.facts", "subject:E-1"),
            new Entry(TALENT, "4", "huice.facts", "subject:E-1")));

    private final List<String> inbox =
            new ArrayList<>(List.of(TALENT + " 1", TALENT + " 2", TALENT + " 3", TALENT + " 4"));
    private Sanction sanction = new Sanction("s", TALENT, "E-1", true);
    private Replica replica = new Replica("enterprise E-1 staff 2023-01-01", TALENT, "4");
    private List<String> claims = List.of("a claim");
    private long waiting;

    private static Map<String, Object> fact() {
        return Map.of(
                "subject", Map.of("kind", "enterprise", "id", "E-1"), "attribute", "staff", "validFrom", "2023-01-01");
    }

    private Proof proof() {
        var talent = new Applied(
                "talent",
                TALENT,
                List.of(TALENT + " 1", TALENT + " 2", TALENT + " 3", TALENT + " 4"),
                List.of("a claim"),
                List.of(new Sanction("s", TALENT, "E-1", true)),
                List.of());
        var land = new Applied("land", LAND, inbox, claims, List.of(sanction), List.of(replica));
        return Delivery.of(entries, Map.of("talent", waiting), events.all(), List.of(talent, land));
    }

    private void contradicted(String by) {
        Proof proof = proof();
        assertFalse(proof.holds());
        assertTrue(proof.toString().contains(by), proof.toString());
    }

    @Test
    void what_was_written_and_applied_everywhere_holds() {
        assertTrue(proof().holds(), proof().toString());
    }

    @Test
    void an_event_that_comes_again_is_the_same_event() {
        events.again(2);
        assertTrue(proof().holds(), proof().toString());
    }

    @Test
    void an_entry_that_is_on_no_topic_is_named() {
        entries.add(new Entry(TALENT, "5", "huice.facts", "subject:E-1"));
        contradicted("entry " + TALENT + " 5 is not on huice.facts");
    }

    @Test
    void an_event_that_is_in_no_journal_is_named() {
        entries.removeLast();
        contradicted("on a topic and in no journal: " + TALENT + " 4");
    }

    @Test
    void an_entry_that_waits_to_be_published_is_named() {
        waiting = 3;
        contradicted("talent has 3 entries that wait");
    }

    @Test
    void events_out_of_order_are_named() {
        events.add("huice.facts", TALENT, "6", "cn.huice.fact.declared.v1", "subject:E-1", 1, fact());
        entries.add(new Entry(TALENT, "6", "huice.facts", "subject:E-1"));
        contradicted("comes out of order at 1");
    }

    @Test
    void an_event_that_was_given_up_is_counted() {
        events.add("huice.dead-letters", TALENT, "3", "cn.huice.fact.verified.v1", "subject:E-1", 1, fact());
        contradicted("1 events were given up");
    }

    @Test
    void an_event_that_one_service_did_not_apply_is_named() {
        inbox.removeFirst();
        contradicted("land did not apply " + TALENT + " 1");
    }

    @Test
    void an_event_that_was_applied_twice_or_from_nowhere_is_named() {
        inbox.add(TALENT + " 1");
        contradicted("land noted an event twice");
        inbox.removeLast();
        inbox.add(TALENT + " 9");
        contradicted("land applied and no topic has " + TALENT + " 9");
    }

    @Test
    void a_sanction_that_stands_in_one_service_and_is_lifted_in_another_is_named() {
        sanction = new Sanction("s", TALENT, "E-1", false);
        contradicted("land lacks Sanction[id=s");
    }

    @Test
    void a_replica_that_is_not_the_last_word_is_named() {
        replica = new Replica(replica.key(), TALENT, "3");
        contradicted("land lacks Replica[key=enterprise E-1 staff 2023-01-01");
    }

    @Test
    void claims_that_differ_are_named() {
        claims = List.of("another claim");
        contradicted("services differ in claims: talent and land");
    }
}
