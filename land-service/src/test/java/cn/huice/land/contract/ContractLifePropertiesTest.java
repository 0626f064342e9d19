package cn.huice.land.contract;

import static cn.huice.land.contract.SomeContract.BEGINS;
import static cn.huice.land.contract.SomeContract.SIGNED;
import static cn.huice.land.contract.SomeContract.aLeaseThenGrant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.duty.Responsible;
import cn.huice.land.contract.Instalment.Kind;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever is tried on a contract, in whatever order and at whatever time, it stays one. */
class ContractLifePropertiesTest {
    private static final int DAYS = 30;

    /** Something that somebody tries. @param days that pass before */
    record Attempt(int what, int days, int number) {}

    @Property(tries = 400)
    void nothing_that_is_tried_breaks_a_lease_then_grant(@ForAll("lives") List<Attempt> life) {
        Contract contract = aLeaseThenGrant();
        LocalDate today = SIGNED;
        for (Attempt attempt : life) {
            today = today.plusDays(attempt.days());
            Contract before = contract.on(today);
            assertEquals(before, before.on(today), "time does the same once and twice");
            contract = tried(before, attempt, today);
            requireSound(before, contract, today);
        }
        Statistics.label("granted")
                .collect(contract.progress().grantedOn() != null)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
    }

    @Property(tries = 100)
    void a_contract_reads_back_as_it_was_written(@ForAll("lives") List<Attempt> life) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        Contract contract = aLeaseThenGrant();
        LocalDate today = SIGNED;
        for (Attempt attempt : life) {
            today = today.plusDays(attempt.days());
            contract = tried(contract.on(today), attempt, today);
        }
        assertEquals(contract, mapper.readValue(mapper.writeValueAsString(contract), Contract.class));
    }

    @Property
    void parts_add_up_to_the_fen_with_the_rest_in_the_last(
            @ForAll @LongRange(min = 1, max = 100_000_000_000L) long fen,
            @ForAll @IntRange(min = 1, max = 60) int parts) {
        BigDecimal total = BigDecimal.valueOf(fen, 2);
        PaymentPlan plan = PaymentPlan.EMPTY.owing(Kind.PRICE, Collections.nCopies(parts, SIGNED), total);
        assertEquals(total, plan.total(Kind.PRICE));
        BigDecimal first = plan.instalments().getFirst().amount();
        BigDecimal last = plan.instalments().getLast().amount();
        assertTrue(plan.instalments().stream()
                .limit(plan.instalments().size() - 1L)
                .allMatch(each -> each.amount().equals(first)));
        assertTrue(last.subtract(first).signum() >= 0);
        assertTrue(last.subtract(first).compareTo(BigDecimal.valueOf(parts, 2)) < 0);
    }

    @Property
    void what_is_received_in_parts_is_what_was_owed_and_never_more(
            @ForAll @LongRange(min = 2, max = 1_000_000) long fen,
            @ForAll @LongRange(min = 1, max = 1_000_000) long first) {
        BigDecimal total = BigDecimal.valueOf(fen, 2);
        PaymentPlan plan = PaymentPlan.EMPTY.owing(Kind.RENT, SIGNED, total);
        if (first > fen) {
            assertEquals("exceeds-outstanding", refusal(() -> plan.received(1, BigDecimal.valueOf(first, 2))));
            return;
        }
        PaymentPlan after = plan.received(1, BigDecimal.valueOf(first, 2));
        assertEquals(BigDecimal.valueOf(fen - first, 2), after.find(1).outstanding());
        assertEquals(first == fen, after.settled(Kind.RENT));
    }

    @Property
    void the_refund_is_never_more_than_was_paid_and_shrinks_by_the_day(
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long fen,
            @ForAll @IntRange(min = 1, max = 50) int years,
            @ForAll @IntRange(min = -400, max = 20_000) int day,
            @ForAll RefundBasis basis) {
        BigDecimal paid = BigDecimal.valueOf(fen, 2);
        LocalDate last = BEGINS.plusYears(years).minusDays(1);
        BigDecimal refund = basis.of(paid, BEGINS, last, BEGINS.plusDays(day));
        BigDecimal next = basis.of(paid, BEGINS, last, BEGINS.plusDays(day + 1L));
        assertTrue(refund.signum() >= 0 && refund.compareTo(paid) <= 0, refund::toPlainString);
        assertTrue(next.compareTo(refund) <= 0);
        assertEquals(2, refund.scale());
        if (day <= 0 && basis != RefundBasis.NONE) {
            assertEquals(paid, refund);
        }
    }

    private static void requireSound(Contract before, Contract after, LocalDate today) {
        assertFalse(before.standing().ended() && !before.standing().equals(after.standing()), "it ended for good");
        assertTrue(after.progress().rectifiedMonths() <= Rectification.MOST_MONTHS);
        assertTrue(after.payments().paid().compareTo(after.payments().owed()) <= 0);
        if (after.progress().grantedOn() != null) {
            assertTrue(after.progress().accepted(0) && after.progress().accepted(1), "granted without acceptance");
            assertTrue(after.progress().breaches().stream().noneMatch(Breach::open), "granted with a breach");
            assertEquals(
                    after.dealPrice(), after.payments().paid(Kind.RENT, Kind.RECTIFICATION_RENT, Kind.CONVERSION_FEE));
        }
        List<Obligation> obligations = Obligations.of(after, today, DAYS);
        assertEquals(
                obligations.size(),
                obligations.stream()
                        .map(each -> each.code() + "/" + each.recurrence())
                        .distinct()
                        .count(),
                "each duty once");
        if (after.standing().ended()) {
            assertTrue(
                    obligations.stream()
                            .filter(each -> each.status() == Obligation.Status.PENDING)
                            .allMatch(each -> !each.byCommand() || each.code().equals("pay-instalment")),
                    "nothing is left to do but to pay and to clear up");
        } else if (!(after.standing() instanceof Standing.InTerm)) {
            assertTrue(
                    obligations.stream().anyMatch(each -> each.status() == Obligation.Status.PENDING),
                    () -> "nobody has anything to do: " + after.standing());
        }
        assertTrue(obligations.stream()
                .noneMatch(each -> each.responsible() instanceof Responsible.Subject(var subject)
                        && !subject.equals(after.holder())));
    }

    private static Contract tried(Contract contract, Attempt attempt, LocalDate today) {
        try {
            return step(contract, attempt, today);
        } catch (ProblemException refused) {
            return contract;
        }
    }

    private static Contract step(Contract contract, Attempt attempt, LocalDate today) {
        int last = contract.progress().acceptances().size();
        return switch (attempt.what()) {
            case 0 -> LeaseSteps.ask(contract, today);
            case 1 ->
                Acceptance.JOINT.stream()
                        .reduce(
                                contract,
                                (one, department) -> LeaseSteps.opine(
                                        one, last, new Acceptance.Opinion(department, true, "同意", today)),
                                (a, b) -> b);
            case 2, 3 -> LeaseSteps.conclude(contract, last, true, "C-" + last, null, today);
            case 4 ->
                LeaseSteps.conclude(
                        contract, last, false, null, attempt.number() == 0 ? null : attempt.number(), today);
            case 5 -> LeaseSteps.unasked(contract, attempt.number() == 0 ? null : attempt.number(), today);
            case 6 ->
                LeaseSteps.convert(
                        contract,
                        contract.dealPrice().subtract(contract.payments().paid()),
                        today.plusDays(DAYS),
                        today);
            case 7, 8 ->
                contract.payments().instalments().stream()
                        .filter(each -> !each.settled())
                        .findFirst()
                        .map(each -> HolderSteps.pay(contract, each.number(), each.outstanding(), today))
                        .orElse(contract);
            case 9 -> HolderSteps.started(contract, today);
            case 10 -> HolderSteps.completed(contract, today);
            case 11 -> TermSteps.askRenewal(contract, today);
            case 12 ->
                TermSteps.renew(
                        contract,
                        true,
                        true,
                        new RenewalTerms(
                                attempt.number() + 1, contract.ends().plusMonths(attempt.number()), null, null),
                        today);
            case 13 -> TermSteps.refuseRenewal(contract, today);
            case 14 -> TermSteps.askExit(contract, today);
            case 15 -> TermSteps.decideExit(contract, attempt.number() % 2 == 0, null, today);
            case 16 -> TermSteps.reclaim(contract, BigDecimal.ONE, Obligations.convertBy(contract, DAYS), today);
            case 17 -> TermSteps.reclaim(contract, null, Obligations.convertBy(contract, DAYS), today);
            case 18 -> HolderSteps.dispose(contract, Disposition.Kind.REGISTRATION, today);
            case 19 ->
                BreachSteps.found(
                        contract, Disposition.Kind.SUBLEASE, today, today.plusMonths(attempt.number()), today);
            case 20, 21 ->
                BreachSteps.concluded(contract, contract.progress().breaches().size(), attempt.what() == 20, today);
            default -> nextOf(contract, today);
        };
    }

    /** What brings a contract on the way to its grant. */
    private static Contract nextOf(Contract contract, LocalDate today) {
        if (contract.progress().breaches().stream().anyMatch(Breach::open)) {
            return step(contract, new Attempt(20, 0, 0), today);
        }
        return switch (contract.standing()) {
            case Standing.Leasing(int phase, boolean passed)
            when !passed -> {
                Contract asked =
                        contract.progress().openAcceptance().isPresent() ? contract : LeaseSteps.ask(contract, today);
                yield step(step(asked, new Attempt(1, 0, 0), today), new Attempt(2, 0, 0), today);
            }
            case Standing.Convertible() -> step(contract, new Attempt(6, 0, 0), today);
            default -> step(contract, new Attempt(7, 0, 0), today);
        };
    }

    @Provide
    Arbitrary<List<Attempt>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 27),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.integers().between(0, 30)),
                                Tuple.of(2, Arbitraries.integers().between(30, 1200))),
                        Arbitraries.integers().between(0, 13))
                .as(Attempt::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static String refusal(Runnable attempt) {
        try {
            attempt.run();
            return "none";
        } catch (ProblemException refused) {
            return refused.code();
        }
    }
}
