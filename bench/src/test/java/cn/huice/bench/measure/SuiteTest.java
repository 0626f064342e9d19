package cn.huice.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.bench.population.Population;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.scan.Columns;
import cn.huice.policy.scan.PolicyTotals;
import cn.huice.policy.scan.Scan;
import cn.huice.policy.scan.ScanListener;
import cn.huice.policy.scan.Screening;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuiteTest {
    private static final int ROWS = 250;
    private final Suite suite = Suite.standard();
    private final Population population =
            new Population(Suite.SEED, Vocabulary.standard(), suite.atoms().attributes());
    private final Assessor assessor = new Assessor(suite.book());

    @Test
    void it_holds_all_real_policies_in_force_and_as_many_made_up_ones_as_are_wanted() {
        assertEquals(Suite.POLICIES, suite.policies().size());
        assertTrue(suite.real() >= 25, suite.real() + " real");
    }

    @Test
    void subjects_differ_enough_that_every_outcome_is_common() {
        var counts = new int[3];
        for (int row = 0; row < 50; row++) {
            for (Outcome outcome : outcomes(population.facts(row))) {
                counts[outcome instanceof Outcome.Eligible ? 0 : outcome instanceof Outcome.Ineligible ? 1 : 2]++;
            }
        }
        for (int count : counts) {
            assertTrue(
                    count > 0.05 * 50 * Suite.POLICIES,
                    List.of(counts[0], counts[1], counts[2]).toString());
        }
    }

    @Test
    void a_scan_finds_what_the_row_engine_finds() {
        var columns = new Columns(Vocabulary.standard(), suite.atoms().attributes());
        population.fill(columns, ROWS, 2);
        var expected = new ArrayList<>(suite.policies().stream()
                .map(policy -> new PolicyTotals(
                        policy.id(), 0, 0, 0, 0, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2), 0, ""))
                .toList());
        for (int row = 0; row < ROWS; row++) {
            List<Outcome> outcomes = outcomes(population.facts(row));
            for (int i = 0; i < outcomes.size(); i++) {
                expected.set(
                        i,
                        plus(
                                expected.get(i),
                                outcomes.get(i),
                                givesDay(suite.policies().get(i))));
            }
        }
        var found = Scan.run(suite.plan(), columns, 2, ScanListener.NONE).policies().stream()
                .map(SuiteTest::withoutUnit)
                .toList();
        assertEquals(expected, found);
    }

    @Test
    void screening_concludes_what_the_row_engine_concludes() {
        var screening = Screening.of(suite.plan());
        for (int row = 0; row < ROWS; row++) {
            Facts subject = population.facts(row);
            var screened = screening.outcomes(subject);
            List<Outcome> outcomes = outcomes(subject);
            for (int i = 0; i < outcomes.size(); i++) {
                assertEquals(
                        name(outcomes.get(i)),
                        screened[i].name(),
                        suite.policies().get(i).id());
            }
        }
    }

    @Test
    void a_policy_cites_only_what_is_measured_too() {
        var ids = suite.policies().stream().map(Policy::id).toList();
        assertTrue(ids.containsAll(List.of("rd21-eligibility", "rd21-final-subsidy", "rd21-base-subsidy")));
        assertTrue(IntStream.rangeClosed(1, Suite.POLICIES - suite.real()).allMatch(i -> ids.contains("gen-" + i)));
    }

    private List<Outcome> outcomes(Facts subject) {
        return suite.policies().stream()
                .map(policy -> assessor.assess(policy, ThreeRules.DAY, subject).outcome())
                .toList();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible eligible -> "ELIGIBLE";
            case Outcome.Ineligible ineligible -> "INELIGIBLE";
            case Outcome.Unknown unknown -> "UNKNOWN";
            case Outcome.NotInForce notInForce -> "NOT_IN_FORCE";
        };
    }

    /** Totals are of sums: they do not tell which day a policy gives, or that it is still open. */
    private static boolean givesDay(Policy policy) {
        return policy.versionOn(ThreeRules.DAY).flatMap(PolicyVersion::dayRule).isPresent();
    }

    private static PolicyTotals plus(PolicyTotals totals, Outcome outcome, boolean givesDay) {
        Amount amount = outcome instanceof Outcome.Eligible(Amount granted) ? granted : new Amount.None();
        return new PolicyTotals(
                totals.policyId(),
                totals.eligible() + (outcome instanceof Outcome.Eligible ? 1 : 0),
                totals.ineligible() + (outcome instanceof Outcome.Ineligible ? 1 : 0),
                totals.unknown() + (outcome instanceof Outcome.Unknown ? 1 : 0),
                0,
                totals.exact().add(amount instanceof Amount.Exact(var value, var unit) ? value : BigDecimal.ZERO),
                totals.ceiling().add(amount instanceof Amount.Ceiling(var value, var unit) ? value : BigDecimal.ZERO),
                totals.undetermined() + (amount instanceof Amount.Undetermined && !givesDay ? 1 : 0),
                "");
    }

    private static PolicyTotals withoutUnit(PolicyTotals found) {
        return new PolicyTotals(
                found.policyId(),
                found.eligible(),
                found.ineligible(),
                found.unknown(),
                found.notInForce(),
                found.exact(),
                found.ceiling(),
                found.undetermined(),
                "");
    }
}
