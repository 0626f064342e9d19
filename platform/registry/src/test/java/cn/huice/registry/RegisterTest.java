package cn.huice.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Journal;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.testing.StackTestResource;
import cn.huice.web.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RegisterTest {
    private static final AttributeKey ACTIVE = new AttributeKey("enterprise.is_active");
    private static final LocalDate DAY = LocalDate.of(2023, 5, 1);

    @Inject
    Register register;

    @Inject
    Journal journal;

    @Test
    void a_subject_is_ensured_once_by_however_many_at_once() throws InterruptedException {
        SubjectId subject = enterprise();

        List<Subject> answers = atOnce(16, () -> register.ensure(subject, Api.BINHAI));

        assertEquals(1, answers.stream().distinct().count());
        assertTrue(register.exists(subject));
        assertEquals(1, journal.stream("subject/" + subject).size());
    }

    @Test
    void facts_recorded_at_once_stand_in_the_order_of_the_journal() throws InterruptedException {
        SubjectId subject = enterprise();

        atOnce(
                16,
                () -> register.verify(
                        subject, ACTIVE, new Value.Truth(Math.random() < 0.5), Validity.from(DAY), "市场监管"));

        List<RecordedFact> history = register.history(subject, ACTIVE);
        assertEquals(16, history.size());
        assertEquals(
                1,
                history.stream().filter(fact -> fact.supersededAt().isEmpty()).count());
        assertEquals(
                journal.stream("subject/" + subject).getLast().id(),
                register.standing(subject, DAY).getFirst().id());
    }

    @Test
    void a_fact_is_kept_with_the_transaction_or_not_at_all() {
        SubjectId subject = enterprise();

        assertThrows(
                UnsupportedOperationException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    register.record(subject, ACTIVE, new Value.Truth(true), Validity.from(DAY), "市场监管");
                    throw new UnsupportedOperationException("the command fails later");
                }));

        assertFalse(register.knows(subject));
        assertTrue(journal.stream("subject/" + subject).isEmpty());
    }

    @Test
    void a_fact_ends_after_its_last_day() {
        SubjectId subject = enterprise();
        register.record(subject, ACTIVE, new Value.Truth(true), Validity.between(DAY, DAY.plusDays(1)), "市场监管");

        assertEquals(
                Map.of(ACTIVE, new Fact(new Value.Truth(true), Standing.VERIFIED, "市场监管")),
                register.facts(subject, DAY.plusDays(1)));
        assertEquals(Map.of(), register.facts(subject, DAY.plusDays(2)));
        assertEquals(Map.of(), register.facts(subject, DAY.minusDays(1)));
    }

    @Test
    void nobody_verifies_for_another_department() {
        assertThrows(
                ProblemException.class,
                () -> register.verify(enterprise(), ACTIVE, new Value.Truth(true), Validity.from(DAY), "税务"));
    }

    @Test
    void a_validity_does_not_end_before_it_begins() {
        assertThrows(IllegalArgumentException.class, () -> Validity.between(DAY, DAY.minusDays(1)));
    }

    private static SubjectId enterprise() {
        return new SubjectId("enterprise", Api.newId("E"));
    }

    private static <T> List<T> atOnce(int many, Callable<T> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, many).mapToObj(i -> work).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
