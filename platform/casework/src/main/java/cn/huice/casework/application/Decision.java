package cn.huice.casework.application;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.claim.ClaimDraft;
import cn.huice.casework.claim.Claims;
import cn.huice.casework.claim.ExcludedBy;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.quota.Quotas;
import cn.huice.casework.sql.Json;
import cn.huice.journal.command.LastOfAll;
import cn.huice.policy.Instalments;
import cn.huice.policy.Policy;
import cn.huice.policy.Span;
import cn.huice.policy.Stacking;
import cn.huice.policy.StackingRule;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decision: verified facts, a fresh evaluation, money reserved, and the claim that settles what is really granted. */
@ApplicationScoped
class Decision {
    private final Evaluations evaluations;
    private final Submission submission;
    private final Procedures procedures;
    private final Budgets budgets;
    private final Quotas quotas;
    private final Claims claims;
    private final Marks marks;
    private final Editions editions;
    private final Json json;
    private final LastOfAll last;
    private final Clock clock;

    Decision(
            Evaluations evaluations,
            Submission submission,
            Procedures procedures,
            Budgets budgets,
            Quotas quotas,
            Claims claims,
            Marks marks,
            Editions editions,
            Json json,
            LastOfAll last,
            Clock clock) {
        this.evaluations = evaluations;
        this.submission = submission;
        this.procedures = procedures;
        this.budgets = budgets;
        this.quotas = quotas;
        this.claims = claims;
        this.marks = marks;
        this.editions = editions;
        this.json = json;
        this.last = last;
        this.clock = clock;
    }

    /**
     * Facts held by an authority the step names must come from it; a declaration does not do.
     *
     * @throws ProblemException 409 naming each fact and the authority to confirm it
     */
    void requireVerified(Application application, Step step) {
        if (!step.verifiedBy().isEmpty()) {
            requireVerified(evaluations.evaluate(application), step);
        }
    }

    private static void requireVerified(Evaluations.Evaluated evaluated, Step step) {
        List<FieldError> unverified = evaluated.assessment().used().stream()
                .map(Vocabulary.standard()::get)
                .filter(attribute -> step.verifiedBy().contains(attribute.authority()))
                .filter(attribute -> evaluated.facts().get(attribute.key()).standing() != Standing.VERIFIED)
                .map(Decision::unverified)
                .toList();
        if (!unverified.isEmpty()) {
            throw new ProblemException(
                    409, "facts-unverified", Text.of("有事实尚待主管部门核实", "Some facts await confirmation"), unverified);
        }
    }

    /**
     * Evaluates once more with the facts as they are known now, and fixes the amount.
     *
     * @throws ProblemException 409 with facts unverified, under a sanction, no longer eligible, excluded, or over the quota; 400
     *     where an amount is missing or not the decider's to choose
     */
    void decide(Application application, Step step, ActionRequest request) {
        Evaluations.Evaluated evaluated = evaluations.evaluate(application);
        requireVerified(evaluated, step);
        submission.requireNoSanction(application);
        Submission.requireEligible(evaluated.assessment(), 409);
        Map<String, String> told = marks.required(application, evaluated, 409);
        submission.requireNotExcluded(application, evaluated.policy(), told, 409);
        application.marks = json.write(told);
        quotas.take(evaluated.policy(), application.id, application.subjectId, application.submittedOn.getYear());
        evaluations.keep(application, Evaluation.Purpose.DECISION, evaluated);
        application.decidedOn = LocalDate.now(clock);
        decideAmount(application, evaluated, request);
        if (application.allotted != null) {
            keepToAllotment(application, request);
        }
    }

    /**
     * Sets the decided money aside. Everybody who decides on the programme waits for the budget's lock, so this comes last of all that
     * the command does.
     *
     * @throws ProblemException 409 over the budget
     */
    void reserve(Application application) {
        if (application.allotted == null
                && procedures.get(application.procedureId).pays()) {
            last.run(() -> {
                Application.getEntityManager().flush();
                budgets.reserve(
                        application.id,
                        application.policyId,
                        application.submittedOn.getYear(),
                        application.district,
                        policy(application).funding(),
                        application.amount);
            });
        }
    }

    /** What a round has given is reserved already, and is the most there is; what is decided below it goes back. */
    private void keepToAllotment(Application application, ActionRequest request) {
        if (application.amount.compareTo(application.allotted) > 0) {
            if (request.amount() != null) {
                String most = application.allotted.toPlainString();
                throw badAmount("分配给该办件 " + most, "its round has given it " + most);
            }
            application.amount = application.allotted;
        }
        BigDecimal unneeded = application.allotted.subtract(application.amount);
        if (unneeded.signum() > 0) {
            budgets.release(application.id, unneeded, "decided-lower");
        }
    }

    /** Puts the award to the subject's other awards of its group; the answer comes back through the log. */
    void claim(Application application) {
        Policy policy = policy(application);
        Stacking stacking =
                policy.stacking().orElseGet(() -> new Stacking(onceAYear(application), StackingRule.HIGHEST_ONLY));
        Map<String, String> told = application.marks == null
                ? Map.of("year", String.valueOf(application.submittedOn.getYear()))
                : json.read(application.marks, new TypeReference<>() {});
        claims.make(new ClaimDraft(
                application.id,
                application.subjectId,
                stacking.group(),
                stacking.rule(),
                stacking.spans().stream().collect(Collectors.toMap(Span::key, span -> told.get(span.key()))),
                stacking.limit(),
                application.amount,
                application.policyId,
                told,
                ExcludedBy.of(policy.exclusions(), told),
                stacking.matching()));
    }

    private Policy policy(Application application) {
        return editions.pinned(application.bookEdition).policy(application.policyId);
    }

    /** Where the text says nothing, one subject is paid one award of a policy in a year. */
    private static String onceAYear(Application application) {
        return "policy:" + application.policyId + ":" + application.submittedOn.getYear();
    }

    private static void decideAmount(Application application, Evaluations.Evaluated evaluated, ActionRequest request) {
        if (Submission.givesDay(evaluated.assessment())) {
            return;
        }
        Optional<Instalments> instalments = evaluated.policy().instalments();
        switch (amount(evaluated.assessment().outcome())) {
            case Amount.Exact(BigDecimal value, String unit) -> {
                if (request.amount() != null && money(request.amount()).compareTo(value) != 0) {
                    throw badAmount(
                            "金额由政策算定为 " + value.toPlainString(), "the policy computes " + value.toPlainString());
                }
                set(application, value, instalments, unit);
            }
            case Amount.Ceiling(BigDecimal most, String unit) -> {
                BigDecimal decided = money(required(request.amount()));
                if (decided.compareTo(most) > 0) {
                    throw badAmount("最高 " + most.toPlainString(), "at most " + most.toPlainString());
                }
                set(application, decided, instalments, unit);
            }
            case Amount.Undetermined undetermined ->
                set(application, money(required(request.amount())), instalments, "CNY");
            case Amount.Day(LocalDate day) -> {}
            case Amount.None() -> {}
        }
    }

    private static Amount amount(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible(Amount amount) -> amount;
            case Outcome.Unknown(var needs, boolean manual) -> new Amount.Undetermined(needs, "manual review");
            case Outcome.Ineligible ineligible -> new Amount.None();
            case Outcome.NotInForce notInForce -> new Amount.None();
        };
    }

    private static void set(
            Application application, BigDecimal assessed, Optional<Instalments> instalments, String unit) {
        application.amount =
                instalments.map(plan -> plan.total(assessed)).orElse(assessed).setScale(2);
        application.unit = unit.replaceFirst("/year$", "");
    }

    private static String required(String amount) {
        if (amount == null) {
            throw badAmount("金额由审定机关确定，请写明", "the authority decides the sum: state it");
        }
        return amount;
    }

    private static BigDecimal money(String text) {
        if (!text.matches("\\d{1,13}(\\.\\d{1,2})?")) {
            throw badAmount("应为元，最多两位小数，如 \"150000.00\"", "must be yuan with at most two decimals");
        }
        return new BigDecimal(text).setScale(2);
    }

    private static ProblemException badAmount(String zh, String en) {
        return ProblemException.badField(FieldError.of("amount", zh, en, "amount"));
    }

    private static FieldError unverified(Attribute attribute) {
        AttributeKey key = attribute.key();
        return FieldError.of(
                "facts." + key.value(),
                "「" + attribute.name() + "」须经" + attribute.authority() + "核实",
                "must be confirmed by " + attribute.authority(),
                "authority " + attribute.authority());
    }
}
