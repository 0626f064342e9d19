package cn.huice.land.contract;

import cn.huice.land.contract.Standing.Exited;
import cn.huice.land.contract.Standing.Expired;
import cn.huice.land.contract.Standing.Reclaimed;
import cn.huice.land.parcel.Content;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.land.parcel.RightHolder;
import cn.huice.land.parcel.RightType;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.RecordedFact;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The register of parcels and the facts of a parcel follow its contract, in the same transaction. */
@ApplicationScoped
class LandRegister {
    private static final String AUTHORITY = "规划资源";

    private final Parcels parcels;
    private final Register register;
    private final Deals deals;

    LandRegister(Parcels parcels, Register register, Deals deals) {
        this.parcels = parcels;
        this.register = register;
        this.deals = deals;
    }

    /** @throws ProblemException 404 where no such parcel is in force */
    Parcel parcel(String code) {
        return (ParcelCode.isWellFormed(code) ? parcels.inForce(new ParcelCode(code)) : Optional.<Parcel>empty())
                .orElseThrow(() -> ProblemException.notFound("宗地", code));
    }

    /** @param holderName of a holder that is not registered yet; null for none */
    void follow(Contract contract, String holderName, LocalDate today) {
        Parcel parcel = parcel(contract.parcel());
        Content before = parcel.content();
        boolean ended = contract.standing().ended();
        Content after = new Content(
                before.code(),
                before.use(),
                ended ? Optional.empty() : Optional.of(right(contract)),
                ended ? Optional.empty() : Optional.of(rightEnds(contract)),
                before.limits(),
                before.registeredArea(),
                ended
                        ? Optional.empty()
                        : Optional.of(new RightHolder(contract.holder(), Optional.ofNullable(holderName))),
                before.outline());
        if (!parcel.says(after)) {
            parcels.replace(after, today, new Revision(parcel.version()));
        }
        facts(contract, today);
    }

    private static RightType right(Contract contract) {
        return switch (contract.mode()) {
            case LONG_LEASE -> RightType.LEASE;
            case LEASE_THEN_GRANT -> contract.inLease() ? RightType.LEASE : RightType.GRANT;
            default -> RightType.GRANT;
        };
    }

    private static LocalDate rightEnds(Contract contract) {
        return contract.inLease() ? contract.leaseEnds() : contract.ends();
    }

    private void facts(Contract contract, LocalDate today) {
        SubjectId subject = new SubjectId("parcel", contract.parcel());
        switch (contract.standing()) {
            case Exited exited -> end(contract, today.minusDays(1), fact -> true);
            case Reclaimed reclaimed -> end(contract, today.minusDays(1), fact -> true);
            case Expired expired -> {
                record(subject, ContractFacts.afterwards(contract, today), today);
                end(contract, contract.ends(), fact -> !ContractFacts.afterwards(fact.attribute()));
            }
            default -> record(subject, ContractFacts.of(contract, today), today);
        }
    }

    private void record(SubjectId subject, Map<AttributeKey, Value> facts, LocalDate today) {
        Map<AttributeKey, Fact> standing = register.facts(subject, today);
        facts.forEach((attribute, value) -> {
            Fact before = standing.get(attribute);
            if (before == null
                    || !before.source().equals(AUTHORITY)
                    || !before.value().equals(value)) {
                register.record(subject, attribute, value, Validity.from(today), AUTHORITY);
            }
        });
    }

    /** What was recorded for the contract, about the parcel and, with the deal, about who got it. */
    private void end(Contract contract, LocalDate lastDay, Predicate<RecordedFact> which) {
        Predicate<RecordedFact> ours =
                fact -> fact.fact().source().equals(AUTHORITY) && ContractFacts.isOne(fact.attribute());
        register.end(new SubjectId("parcel", contract.parcel()), lastDay, ours.and(which));
        deals.concludedOn(contract.supply())
                .ifPresent(day -> register.end(
                        contract.holder(),
                        lastDay,
                        ours.and(which).and(fact -> fact.validity().from().equals(day))));
    }
}
