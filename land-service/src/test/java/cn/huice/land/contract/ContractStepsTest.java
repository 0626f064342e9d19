package cn.huice.land.contract;

import static cn.huice.land.contract.SomeContract.BEGINS;
import static cn.huice.land.contract.SomeContract.SIGNED;
import static cn.huice.land.contract.SomeContract.START;
import static cn.huice.land.contract.SomeContract.aGrant;
import static cn.huice.land.contract.SomeContract.aLeaseThenGrant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Exited;
import cn.huice.land.contract.Standing.Ground;
import cn.huice.land.contract.Standing.InTerm;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.contract.Standing.Reclaimed;
import cn.huice.land.contract.Standing.Rectifying;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ContractStepsTest {
    private static final LocalDate FIRST_END = LocalDate.of(2024, 6, 14);
    private static final LocalDate LEASE_END = LocalDate.of(2027, 6, 14);

    @Test
    void acceptance_is_asked_for_until_three_months_before_the_phase_ends_and_not_a_day_later() {
        Contract contract = aLeaseThenGrant();
        assertTrue(LeaseSteps.ask(contract, LocalDate.of(2024, 3, 14))
                .progress()
                .openAcceptance()
                .isPresent());
        refused("acceptance-too-late", () -> LeaseSteps.ask(contract, LocalDate.of(2024, 3, 15)));
    }

    @Test
    void an_accepted_phase_goes_over_into_the_next_the_day_after_its_last() {
        Contract passed = passed(aLeaseThenGrant(), 1, LocalDate.of(2024, 3, 1));
        assertEquals(new Leasing(0, true), passed.on(FIRST_END).standing());
        assertEquals(new Leasing(1, false), passed.on(FIRST_END.plusDays(1)).standing());
    }

    @Test
    void a_phase_that_nobody_has_assessed_goes_over_into_nothing() {
        Contract contract = aLeaseThenGrant().on(LEASE_END.plusYears(1));
        assertEquals(new Leasing(0, false), contract.standing());
        assertInstanceOf(
                Rectifying.class,
                LeaseSteps.unasked(contract, 12, LEASE_END.plusYears(1)).standing());
    }

    @Test
    void failing_twice_uses_up_the_year_and_no_month_more() {
        LocalDate day = LocalDate.of(2024, 3, 1);
        Contract first = concluded(aLeaseThenGrant(), 1, false, 7, day);
        assertEquals(new Rectifying(0, LocalDate.of(2024, 10, 1)), first.standing());
        refused("rectification-too-long", () -> concluded(first, 2, false, 6, day.plusMonths(6)));
        refused("invalid-request", () -> concluded(first, 2, false, null, day.plusMonths(6)));
        Contract second = concluded(first, 2, false, 5, day.plusMonths(6));
        LocalDate last = LocalDate.of(2025, 2, 1);
        assertEquals(new Rectifying(0, last), second.standing());
        refused("acceptance-too-late", () -> LeaseSteps.ask(second, last.plusDays(1)));
        refused("rectification-too-long", () -> concluded(second, 3, false, 1, last));
        assertEquals(
                new Unrectified(0, last),
                concluded(second, 3, false, null, last).standing());
        assertEquals(new Leasing(1, false), passed(second, 3, last).on(last).standing());
    }

    @Test
    void nothing_is_taken_back_without_compensation_where_the_contract_does_not_say_so() {
        LocalDate day = LocalDate.of(2024, 3, 1);
        Contract contract = concluded(
                concluded(aLeaseThenGrant(BuildingDisposal.FREE_TAKEOVER, false), 1, false, 12, day),
                2,
                false,
                null,
                day.plusMonths(12));
        refused("reclaim-not-agreed", () -> TermSteps.reclaim(contract, null, day, day.plusMonths(12)));
    }

    @Test
    void a_lease_that_nobody_converts_is_taken_back_after_its_time() {
        Contract contract = passed(
                        passed(aLeaseThenGrant(BuildingDisposal.FREE_TAKEOVER, true), 1, LocalDate.of(2024, 3, 1))
                                .on(FIRST_END.plusDays(1)),
                        2,
                        LocalDate.of(2027, 3, 1))
                .on(LEASE_END.plusDays(1));
        assertEquals(new Convertible(), contract.standing());
        LocalDate last = Obligations.convertBy(contract, 30);
        assertEquals(LEASE_END.plusDays(30), last);
        refused("not-reclaimable", () -> TermSteps.reclaim(contract, null, last, last));
        refused("compensation-not-agreed", () -> TermSteps.reclaim(contract, BigDecimal.ONE, last, last.plusDays(1)));
        Standing after =
                TermSteps.reclaim(contract, null, last, last.plusDays(1)).standing();
        assertEquals(Ground.NOT_CONVERTED, ((Reclaimed) after).ground());
    }

    @Test
    void a_fee_of_nothing_begins_the_grant_at_once() {
        Contract paid = aLeaseThenGrant();
        paid = HolderSteps.pay(paid, 1, new BigDecimal("400000.00"), BEGINS);
        paid = HolderSteps.pay(paid, 2, new BigDecimal("400000.00"), BEGINS);
        Contract contract = passed(
                        passed(paid, 1, LocalDate.of(2024, 3, 1)).on(FIRST_END.plusDays(1)),
                        2,
                        LocalDate.of(2027, 3, 1))
                .on(LEASE_END.plusDays(1));
        Contract granted =
                LeaseSteps.convert(contract, new BigDecimal("0.00"), LEASE_END.plusDays(30), LEASE_END.plusDays(1));
        assertEquals(new InTerm(), granted.standing());
        assertEquals(LEASE_END.plusDays(1), granted.progress().grantedOn());
    }

    @Test
    void one_leaves_before_the_agreed_start_or_after_completion_and_not_between() {
        Contract contract = aGrant(RefundBasis.BY_YEAR);
        Contract paid = HolderSteps.pay(contract, 1, new BigDecimal("2000000.00"), BEGINS);
        assertTrue(TermSteps.askExit(paid, START.minusDays(1))
                .progress()
                .openExit()
                .isPresent());
        refused("idle-land-rules", () -> TermSteps.askExit(paid, START));
        LocalDate completed = BEGINS.plusYears(2);
        Contract built = HolderSteps.completed(HolderSteps.started(paid, START), completed);
        refused("idle-land-rules", () -> TermSteps.askExit(built, completed));
        Contract asked = TermSteps.askExit(built, completed.plusDays(1));
        assertEquals(
                new BigDecimal("1700000.00"),
                asked.progress().exits().getFirst().most());
        Contract left = TermSteps.decideExit(asked, true, new BigDecimal("1600000.00"), completed.plusDays(9));
        assertEquals(new Exited(completed.plusDays(9), new BigDecimal("1600000.00")), left.standing());
        assertEquals(
                List.of("pay-out", "restore-site"),
                Obligations.of(left, completed.plusDays(9), 30).stream()
                        .filter(each -> each.status() == Obligation.Status.PENDING)
                        .map(Obligation::code)
                        .sorted()
                        .toList());
        refused("contract-over", () -> TermSteps.askExit(left, completed.plusDays(10)));
        refused("no-longer-owed", () -> HolderSteps.pay(withLater(left), 2, BigDecimal.ONE, completed.plusDays(10)));
    }

    @Test
    void a_renewal_that_waits_for_its_decision_keeps_the_term_open() {
        Contract asked = TermSteps.askRenewal(aGrant(RefundBasis.NONE), BEGINS.plusYears(19));
        LocalDate after = BEGINS.plusYears(20).plusDays(3);
        assertEquals(new InTerm(), asked.on(after).standing());
        assertEquals("EXPIRED", TermSteps.refuseRenewal(asked, after).standing().state());
        refused(
                "term-too-long",
                () -> TermSteps.renew(
                        asked, true, true, new RenewalTerms(361, BEGINS.plusYears(30), null, null), after));
        refused(
                "renewal-too-late",
                () -> TermSteps.askRenewal(
                        aGrant(RefundBasis.NONE), BEGINS.plusYears(19).plusDays(1)));
    }

    @Test
    void a_deposit_counts_for_what_is_due_first() {
        PaymentPlan plan = PaymentPlan.EMPTY
                .owing(Instalment.Kind.RENT, List.of(SIGNED, BEGINS), new BigDecimal("100.01"))
                .credited(new BigDecimal("60.00"));
        assertEquals(
                List.of(new BigDecimal("50.00"), new BigDecimal("10.00")),
                plan.instalments().stream().map(Instalment::paid).toList());
        assertEquals(
                new BigDecimal("100.01"),
                plan.credited(new BigDecimal("999.00")).paid());
    }

    private static Contract withLater(Contract contract) {
        return contract.with(
                contract.payments().owing(Instalment.Kind.PRICE, BEGINS.plusYears(10), new BigDecimal("1.00")));
    }

    private static Contract passed(Contract contract, int number, LocalDate day) {
        return concluded(contract, number, true, null, day);
    }

    private static Contract concluded(Contract contract, int number, boolean passed, Integer months, LocalDate day) {
        Contract heard = LeaseSteps.ask(contract, day);
        for (String department : Acceptance.JOINT) {
            heard = LeaseSteps.opine(heard, number, new Acceptance.Opinion(department, passed, "意见", day));
        }
        return LeaseSteps.conclude(heard, number, passed, passed ? "C-" + number : null, months, day);
    }

    private static void refused(String code, Executable step) {
        assertEquals(code, assertThrows(ProblemException.class, step).code());
    }
}
