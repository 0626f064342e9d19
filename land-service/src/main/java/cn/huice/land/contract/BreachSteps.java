package cn.huice.land.contract;

import static cn.huice.land.contract.Ruleset.Matter.RECTIFICATION;
import static cn.huice.land.contract.Ruleset.Matter.RESTRICTION;

import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.contract.Standing.Rectifying;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.time.LocalDate;

/**
 * 先租后让: what is done where the lease was registered, subleased or mortgaged although none of it is allowed (三（四）; 津滨政办发〔2022〕7号 二、2). The
 * restrictions are part of the lease contract, so what is not put right in time does not meet it, and the land is taken back as after
 * any rectification that failed.
 */
final class BreachSteps {
    private BreachSteps() {}

    /**
     * 责令限期整改.
     *
     * @param on when it was done
     * @param deadline within a year, as all rectification is
     * @throws ProblemException 400 for days that cannot be; 409 {@code not-in-lease}, {@code breach-open}; 422 {@code
     *     rectification-too-long}
     */
    static Contract found(Contract contract, Disposition.Kind kind, LocalDate on, LocalDate deadline, LocalDate today) {
        Rule rule = contract.rule(RESTRICTION);
        phase(contract, rule);
        requireBetween("on", on, contract.begins(), today);
        LocalDate last = today.plusMonths(Rectification.MOST_MONTHS);
        if (deadline.isAfter(last)) {
            throw Refusals.forbidden(
                    "rectification-too-long",
                    contract.rule(RECTIFICATION),
                    "deadline",
                    "整改不超过一年，最迟 " + last,
                    "Rectification takes one year at most, until " + last);
        }
        requireBetween("deadline", deadline, today, last);
        if (contract.progress().breaches().stream().anyMatch(each -> each.open() && each.kind() == kind)) {
            throw Refusals.notNow("breach-open", rule, "该情形正在整改", "That is being put right");
        }
        int number = contract.progress().breaches().size() + 1;
        return contract.with(contract.progress()
                .with(new Breach(number, rule.policy(), rule.article(), kind, on, today, deadline, null, null)));
    }

    /**
     * 整改结果; what is not put right by its day makes the lease one that is to be taken back.
     *
     * @throws ProblemException 404 for a number there is none of; 409 {@code not-in-lease}, {@code breach-concluded}, {@code
     *     still-in-time}
     */
    static Contract concluded(Contract contract, int number, boolean remedied, LocalDate today) {
        Rule rule = contract.rule(RESTRICTION);
        Breach breach = contract.progress().breaches().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("违约/breach", Integer.toString(number)));
        if (!breach.open()) {
            throw Refusals.notNow("breach-concluded", rule, "整改已有结论", "It is concluded");
        }
        int phase = phase(contract, rule);
        if (!remedied && !today.isAfter(breach.deadline())) {
            throw Refusals.notNow(
                    "still-in-time",
                    rule,
                    "在 " + breach.deadline() + " 以前仍可整改",
                    "It may be put right until " + breach.deadline());
        }
        Contract concluded = contract.with(contract.progress().with(breach.concluded(remedied, today)));
        return remedied ? concluded : unrectified(concluded, phase, today);
    }

    /** Meeting the lease contract includes its restrictions. @throws ProblemException 409 {@code breach-open} */
    static void requireNone(Contract contract) {
        if (contract.progress().breaches().stream().anyMatch(Breach::open)) {
            throw Refusals.notNow(
                    "breach-open",
                    contract.rule(RESTRICTION),
                    "违反租赁期限制的情形尚未整改",
                    "A breach of the lease is not put right yet");
        }
    }

    private static Contract unrectified(Contract contract, int phase, LocalDate today) {
        Progress progress = contract.progress();
        return contract.with(progress.running()
                        .map(running -> progress.with(running.ended(false)))
                        .orElse(progress))
                .with(new Unrectified(phase, today));
    }

    /** Index of the lease phase it is in, or was in last where it may be converted; once that is under way nothing is open. */
    private static int phase(Contract contract, Rule rule) {
        return switch (contract.standing()) {
            case Leasing(int phase, boolean passed) -> phase;
            case Rectifying(int phase, LocalDate until) -> phase;
            case Convertible convertible -> contract.lastLease();
            default ->
                throw Refusals.notNow(
                        "not-in-lease", rule, "不在先租后让的租赁期内", "The contract is in no lease before a grant");
        };
    }

    private static void requireBetween(String field, LocalDate day, LocalDate first, LocalDate last) {
        if (day.isBefore(first) || day.isAfter(last)) {
            throw ProblemException.badField(FieldError.of(
                    field,
                    "应在 " + first + " 至 " + last + " 之间",
                    "must be from " + first + " to " + last,
                    first + ".." + last));
        }
    }
}
