package cn.huice.bench.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class PolicyWriterTest {
    private final PolicyWriter writer = PolicyWriter.forAll(1, Vocabulary.standard());

    @Test
    void a_thousand_policies_pass_the_checks() throws PolicyErrors {
        assertEquals(
                1000,
                PolicyBook.load(writer.write(1000), Vocabulary.standard()).all().size());
    }

    @Test
    void fewer_are_the_first_of_more() {
        assertEquals(writer.write(40), writer.write(90).subList(0, 40));
    }

    @Test
    void policies_share_a_quarter_of_their_questions_as_real_ones_do() throws PolicyErrors {
        var atoms = Atoms.of(
                PolicyBook.load(writer.write(300), Vocabulary.standard()).all(), ThreeRules.DAY);
        double shared = 1 - (double) atoms.distinct() / atoms.mentions();
        assertTrue(shared > 0.15 && shared < 0.35, atoms.distinct() + " of " + atoms.mentions());
    }
}
