package cn.huice.land.contract;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.land.parcel.Parcel;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Contracts, each change with its duties, the register of parcels, the facts and the journal in one transaction. */
@ApplicationScoped
public class Contracts {
    private final ContractTable table;
    private final Rulebook rulebook;
    private final LandRegister register;
    private final ContractDuties duties;
    private final Deals deals;
    private final Sanctions sanctions;
    private final ContractJournal journal;
    private final ContractRights rights;
    private final Clock clock;

    Contracts(
            ContractTable table,
            Rulebook rulebook,
            LandRegister register,
            ContractDuties duties,
            Deals deals,
            Sanctions sanctions,
            ContractJournal journal,
            ContractRights rights,
            Clock clock) {
        this.table = table;
        this.rulebook = rulebook;
        this.register = register;
        this.duties = duties;
        this.deals = deals;
        this.sanctions = sanctions;
        this.journal = journal;
        this.rights = rights;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }

    /** As it stands today, whoever asks. */
    public Optional<Contract> find(String id) {
        return table.find(id).map(kept -> kept.on(today()).contract());
    }

    /** As it stands today. @throws ProblemException 404: what one may not see is not there */
    Kept visible(String id) {
        return table.find(id)
                .filter(kept -> rights.maySee(kept.contract()))
                .orElseThrow(() -> notFound(id))
                .on(today());
    }

    /**
     * Signs a contract: the parcel gets its holder, right and term, and all days become duties.
     *
     * @throws ProblemException 404 for the parcel; 409 {@code parcel-under-contract}, {@code parcel-held}; 422 for terms that no policy allows
     */
    @Transactional(TxType.MANDATORY)
    Kept sign(Signing signing) {
        Parcel parcel = register.parcel(signing.parcel());
        String district = parcel.content().district();
        rights.requireGrantor(district);
        requireFree(parcel, signing);
        LocalDate today = today();
        if (signing.signedOn().isAfter(today)) {
            throw ProblemException.badField(
                    FieldError.of("signedOn", "不得晚于今天", "must not be after today", "<= " + today));
        }
        requireUnsanctioned(signing.holder().id(), today);
        Contract contract = signing.contract(
                UUID.randomUUID().toString(),
                district,
                rulebook.rules(district, signing.signedOn()),
                rulebook.edition());
        rulebook.requireLawful(contract, signing.rent());
        if (!table.insert(contract)) {
            throw ProblemException.conflict(
                    "parcel-under-contract",
                    Text.of("宗地已有未终止的合同", "The parcel is under a contract that has not ended"),
                    FieldError.of("parcel", signing.parcel(), signing.parcel(), "one contract at a time"));
        }
        for (Instalment each : contract.payments().instalments()) {
            if (each.paid().signum() > 0) {
                String reference = "deposit-" + contract.supply() + "-" + each.number();
                table.receipt(contract.id(), each.number(), reference, each.paid(), signing.signedOn(), rights.name());
            }
        }
        if (contract.supply() != null) {
            deals.signed(contract.supply(), contract.id());
        }
        keep(contract, today, 0);
        register.follow(contract, signing.holderName(), today);
        tell(
                contract,
                "cn.huice.contract.signed.v1",
                Map.of("signedOn", signing.signedOn().toString()));
        return table.find(contract.id()).orElseThrow();
    }

    private void requireUnsanctioned(String holder, LocalDate today) {
        sanctions.active(holder, today).ifPresent(sanction -> {
            throw ProblemException.unprocessable(
                    "subject-sanctioned",
                    Text.of("该主体处于失信惩戒期", "The subject is excluded for dishonesty"),
                    FieldError.of("holder", sanction.reason(), sanction.reason(), String.valueOf(sanction.article())));
        });
    }

    private static void requireFree(Parcel parcel, Signing signing) {
        parcel.content()
                .holder()
                .filter(holder -> !holder.subject().equals(signing.holder()))
                .ifPresent(holder -> {
                    throw ProblemException.conflict(
                            "parcel-held",
                            Text.of("宗地登记有其他权利人", "The register has another holder of the parcel"),
                            FieldError.of("parcel", "先办理收回或变更登记", "has to be taken back first", "no other holder"));
                });
    }

    /** One step of a contract. @param type of the event that tells of it */
    record Step(String type, Map<String, String> detail, UnaryOperator<Contract> change) {
        static Step of(String type, UnaryOperator<Contract> change) {
            return new Step(type, Map.of(), change);
        }

        /** @param detail null values are left out */
        Step with(String key, Object detail) {
            if (detail == null) {
                return this;
            }
            Map<String, String> more = new TreeMap<>(this.detail);
            more.put(key, detail.toString());
            return new Step(type, more, change);
        }
    }

    /**
     * Takes a step, with the contract locked, as the caller has seen it, and as time has made it.
     *
     * @param may refuses a caller whose step it is not
     */
    @Transactional(TxType.MANDATORY)
    Kept take(String id, Revision seen, Consumer<Contract> may, Step step) {
        Kept kept = table.locked(id)
                .filter(found -> rights.maySee(found.contract()))
                .orElseThrow(() -> notFound(id));
        may.accept(kept.contract());
        Revision.check(seen, kept.revision());
        LocalDate today = today();
        Contract after = step.change().apply(kept.contract().on(today)).on(today);
        keep(after, today, 1);
        // What is still paid after the end says nothing of land that may be another's by then.
        if (!kept.contract().standing().ended()) {
            register.follow(after, null, today);
        }
        tell(table.find(id).orElseThrow().contract(), step.type(), step.detail());
        return table.find(id).orElseThrow();
    }

    /** Books a payment; the same reference again is refused. @throws ProblemException 409 {@code reference-taken}; 422 */
    Step payment(int instalment, String reference, BigDecimal amount, LocalDate receivedOn) {
        return Step.of("cn.huice.contract.paid.v1", contract -> {
                    Contract paid = HolderSteps.pay(contract, instalment, amount, today());
                    if (!table.receipt(contract.id(), instalment, reference, amount, receivedOn, rights.name())) {
                        throw ProblemException.conflict(
                                "reference-taken",
                                Text.of("流水号 " + reference + " 已入账", reference + " is booked already"));
                    }
                    return paid;
                })
                .with("instalment", instalment)
                .with("amount", amount.toPlainString())
                .with("reference", reference);
    }

    /** What time has done since anybody looked. */
    @Transactional(TxType.MANDATORY)
    void advance(String id) {
        LocalDate today = today();
        Contract before = table.locked(id).orElseThrow().contract();
        Contract after = before.on(today);
        keep(after, today, 0);
        register.follow(after, null, today);
        if (!after.standing().equals(before.standing())) {
            tell(
                    after,
                    "cn.huice.contract.advanced.v1",
                    Map.of("from", before.standing().state()));
        }
    }

    private void keep(Contract contract, LocalDate today, int by) {
        table.update(contract, duties.follow(contract, today), Turning.after(contract, today), by);
    }

    List<String> turning() {
        return table.turning(today());
    }

    private void tell(Contract contract, String type, Map<String, String> detail) {
        journal.tell(contract, type, detail);
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("合同/contract", id.length() > 60 ? id.substring(0, 60) : id);
    }
}
