package cn.huice.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void a_lost_connection_or_a_starting_database_is_an_outage_however_deep_it_lies() {
        for (var state : new String[] {"08006", "08001", "57P01", "57P03", "53300", null}) {
            var failure = new IllegalStateException(new RuntimeException(new SQLException("away", state)));
            assertTrue(Outage.caused(failure), () -> "state " + state);
        }
    }

    @Test
    void losing_against_another_transaction_passes_by_trying_again_and_may_show_only_at_the_commit() {
        for (var state : new String[] {"40P01", "40001", "55P03"}) {
            var failure = new IllegalStateException("rolled back");
            failure.addSuppressed(new RuntimeException(new SQLException("lost", state)));
            assertTrue(Outage.caused(failure), () -> "state " + state);
        }
    }

    @Test
    void a_broken_rule_or_a_fault_of_ours_is_not() {
        assertFalse(Outage.caused(new RuntimeException(new SQLException("duplicate key", "23505"))));
        assertFalse(Outage.caused(new IllegalStateException("ours")));
    }

    @Test
    void causes_in_a_circle_end() {
        var one = new RuntimeException("one");
        var other = new RuntimeException("other", one);
        one.initCause(other);

        assertFalse(Outage.caused(one));
    }
}
