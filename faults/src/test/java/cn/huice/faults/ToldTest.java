package cn.huice.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.faults.Ledger.Answer;
import cn.huice.faults.Ledger.Upload;
import cn.huice.faults.Told.Effect;
import cn.huice.faults.Told.Kept;
import cn.huice.faults.Told.Made;
import cn.huice.faults.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final String FILED = "{\"id\":\"a\",\"revision\":2}";
    private static final Upload PAPER = new Upload("talent", "fire00", "a", "f", "%PDF");

    private final List<Answer> answers = new ArrayList<>(List.of(
            answer("k1", "applications", 201, FILED),
            answer("k1", "applications", 201, FILED),
            answer("k2", "payment-batches", 201, "{\"id\":\"b\"}"),
            answer("k3", "applications/a/materials/m?name=p.pdf", 201, "{\"id\":\"f\"}"),
            answer("k4", "applications/a/materials/m?name=p.pdf", 200, "{\"id\":\"f\"}"),
            answer("k5", "applications/a/actions", 409, "{}")));

    private final List<Effect> effects = new ArrayList<>(List.of(
            effect("k1", "application.filed"), effect("k2", "payment-batch.made"), effect("k3", "material.added")));

    private Set<String> receipts = Set.of("k1", "k2");
    private long revision = 2;
    private Optional<String> read = Optional.of("%PDF");

    private static Answer answer(String key, String path, int status, String text) {
        return new Answer("talent", "fire00", key, "/api/talent/v1/" + path, status, text);
    }

    private static Effect effect(String key, String what) {
        return new Effect("talent", Ledger.requestId(key), "cn.huice." + what + ".v1");
    }

    private Proof durable(long unread) {
        return Told.durable(
                answers, List.of(new Kept("talent", receipts, Map.of("a", revision))), Map.of(PAPER, read), unread);
    }

    private Proof once() {
        return Told.once(answers, effects, List.of(new Made("talent applications", 1, 1, 1)));
    }

    private static void contradicted(String by, Proof proof) {
        assertFalse(proof.holds());
        assertTrue(proof.toString().contains(by), proof.toString());
    }

    @Test
    void what_was_told_and_is_there_once_holds() {
        assertTrue(durable(0).holds(), durable(0).toString());
        assertTrue(once().holds(), once().toString());
    }

    @Test
    void an_acknowledged_command_that_is_gone_is_named() {
        receipts = Set.of("k1");
        contradicted("acknowledged and gone: fire00 /api/talent/v1/payment-batches under k2", durable(0));
    }

    @Test
    void an_application_behind_what_was_acknowledged_is_named() {
        revision = 1;
        contradicted("application a was acknowledged at 2 and is at 1", durable(0));
    }

    @Test
    void a_file_that_is_gone_or_altered_is_named() {
        read = Optional.empty();
        contradicted("file f of a was acknowledged and is gone", durable(0));
        read = Optional.of("%PD");
        contradicted("file f of a was acknowledged and is %PD", durable(0));
    }

    @Test
    void a_read_that_did_not_show_what_was_acknowledged_is_counted() {
        contradicted("1 reads did not show", durable(1));
    }

    @Test
    void two_answers_to_one_key_are_named() {
        answers.add(answer("k1", "applications", 201, "{\"id\":\"other\",\"revision\":1}"));
        contradicted("fire00 k1 was answered in 2 ways", once());
    }

    @Test
    void two_effects_of_one_key_are_named_whatever_it_is() {
        for (Effect effect : List.copyOf(effects)) {
            effects.add(effect);
            contradicted("had 2 effects", once());
            effects.removeLast();
        }
        effects.add(effect("k5", "application.accepted"));
        effects.add(effect("k5", "application.approved"));
        contradicted("k5 /api/talent/v1/applications/a/actions had 2 effects", once());
    }

    @Test
    void an_acknowledged_command_without_effect_is_named() {
        effects.removeLast();
        contradicted(
                "k3 /api/talent/v1/applications/a/materials/m?name=p.pdf was acknowledged and had no effect", once());
    }

    @Test
    void rows_that_no_command_explains_are_counted() {
        contradicted(
                "talent applications: 2 are there, 1 in the journal, and 1 of what goes with them",
                Told.once(answers, effects, List.of(new Made("talent applications", 2, 1, 1))));
    }

    @Test
    void a_stranger_who_was_let_in_or_left_a_trace_is_named() {
        assertTrue(Shown.rights(1, 0, Set.of("trespass-1"), effects).holds());
        contradicted("1 were let in", Shown.rights(1, 1, Set.of("trespass-1"), effects));
        contradicted("nobody pried", Shown.rights(0, 0, Set.of("trespass-1"), effects));
        contradicted("nobody tried to act", Shown.rights(1, 0, Set.of(), effects));
        effects.add(effect("trespass-1", "application.approved"));
        contradicted(
                "a stranger left cn.huice.application.approved.v1 in the journal of talent",
                Shown.rights(1, 0, Set.of("trespass-1"), effects));
    }
}
