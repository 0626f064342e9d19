package cn.huice.land.contract;

import static cn.huice.land.contract.Ruleset.Matter.AGREEMENT;
import static cn.huice.land.contract.Ruleset.Matter.BUILDING;
import static cn.huice.land.contract.Ruleset.Matter.EXIT;
import static cn.huice.land.contract.Ruleset.Matter.REGISTRATION;
import static cn.huice.land.contract.Ruleset.Matter.RESTRICTION;

import cn.huice.land.contract.Instalment.Kind;
import cn.huice.land.supply.SupplyMode;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What the holder does on the land and with the right. */
final class HolderSteps {
    private HolderSteps() {}

    /**
     * Pays on an instalment; with the last of the conversion fee the grant begins.
     *
     * @throws ProblemException 404 for a number there is none of; 409 {@code no-longer-owed}; 422 {@code exceeds-outstanding}
     */
    static Contract pay(Contract contract, int number, BigDecimal amount, LocalDate today) {
        Instalment instalment = contract.payments().find(number);
        if (!contract.owes(instalment)) {
            throw Refusals.notNow(
                    "no-longer-owed", contract.rule(EXIT), "合同终止后不再应付", "It is no longer owed after the end");
        }
        return LeaseSteps.afterPayment(contract.with(contract.payments().received(number, amount)), today);
    }

    /** 开工. @throws ProblemException 409 {@code already-recorded}, {@code contract-over} */
    static Contract started(Contract contract, LocalDate on) {
        requireRunning(contract, contract.rule(BUILDING));
        requireFirst(contract.progress().startedOn(), contract.rule(BUILDING));
        return contract.with(contract.progress().started(on));
    }

    /** 竣工, after the start. @throws ProblemException 409 {@code already-recorded}, {@code not-started}, {@code contract-over} */
    static Contract completed(Contract contract, LocalDate on) {
        Rule rule = contract.rule(BUILDING);
        requireRunning(contract, rule);
        requireFirst(contract.progress().completedOn(), rule);
        LocalDate started = contract.progress().startedOn();
        if (started == null) {
            throw Refusals.notNow("not-started", rule, "尚未开工", "Building has not started");
        }
        if (on.isBefore(started)) {
            throw ProblemException.badField(
                    FieldError.of("on", "不得早于开工日期 " + started, "must not be before the start, " + started, ">= start"));
        }
        return contract.with(contract.progress().completed(on));
    }

    /**
     * 不动产登记、转租 or 抵押: none of them while a lease comes before the grant; registration once the price is paid.
     *
     * @throws ProblemException 409 {@code contract-over}; 422 {@code lease-restricted}, {@code price-outstanding}, {@code rent-outstanding}
     */
    static Contract dispose(Contract contract, Disposition.Kind kind, LocalDate today) {
        Rule restriction = contract.rule(RESTRICTION);
        requireRunning(contract, restriction);
        if (contract.inLease()) {
            throw Refusals.forbidden(
                    "lease-restricted",
                    restriction,
                    "kind",
                    "租赁期间不办理登记，不得转租、抵押",
                    "during the lease nothing is registered, subleased or mortgaged");
        }
        boolean lease = contract.mode() == SupplyMode.LONG_LEASE;
        if (kind == Disposition.Kind.REGISTRATION && !lease && !ContractFacts.pricePaid(contract)) {
            throw Refusals.forbidden(
                    "price-outstanding",
                    contract.rule(REGISTRATION),
                    "kind",
                    "价款付清后方可登记",
                    "it is registered once the price is paid");
        }
        if (lease && contract.payments().arrears(Kind.RENT, today)) {
            throw Refusals.forbidden(
                    "rent-outstanding",
                    new Rule("land18-long-lease-registration", "三（二）"),
                    "kind",
                    "有到期未缴的租金",
                    "rent that has fallen due is outstanding");
        }
        return contract.with(contract.progress().with(new Disposition(kind, today)));
    }

    /** 履约监管协议书. @throws ProblemException 409 {@code already-recorded}, {@code not-granted}, {@code contract-over} */
    static Contract agree(Contract contract, Agreement agreement) {
        Rule rule = contract.rule(AGREEMENT);
        requireRunning(contract, rule);
        if (contract.progress().agreement() != null) {
            throw Refusals.notNow("already-recorded", rule, "协议已签订", "The agreement is signed already");
        }
        if (contract.inLease()) {
            throw Refusals.notNow("not-granted", rule, "出让以后签订协议", "It is signed after the grant");
        }
        return contract.with(contract.progress().with(agreement));
    }

    private static void requireFirst(LocalDate known, Rule rule) {
        if (known != null) {
            throw Refusals.notNow("already-recorded", rule, "已登记为 " + known, "It is on record: " + known);
        }
    }

    private static void requireRunning(Contract contract, Rule rule) {
        if (contract.standing().ended()) {
            throw Refusals.notNow("contract-over", rule, "合同已终止", "The contract is over");
        }
    }
}
