package cn.huice.land.contract;

import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Expired;
import cn.huice.land.contract.Standing.InTerm;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.supply.SupplyMode;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 租赁合同 or 出让合同 of a parcel.
 *
 * @param supply id of the supply whose deal it carries out; null for one that was recorded by itself
 * @param parcel 宗地代码
 * @param district GB/T 2260
 * @param rules whose it was signed under; they stay with it
 * @param edition digest of the policy texts it was recorded under
 * @param startPrice 起始价, 元; null where there was none
 * @param dealPrice 成交价, 元; for all years of 先租后让. Null for a plain lease
 * @param phases in their order; those of 租让结合 run beside each other
 */
@RecordBuilder
public record Contract(
        String id,
        String supply,
        String parcel,
        SubjectId holder,
        String district,
        SupplyMode mode,
        Ruleset rules,
        LocalDate signedOn,
        String edition,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal startPrice,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal dealPrice,
        Clauses clauses,
        List<Phase> phases,
        PaymentPlan payments,
        Progress progress,
        Standing standing)
        implements ContractBuilder.With {

    public Contract {
        phases = List.copyOf(phases);
    }

    /** First day of the term. */
    LocalDate begins() {
        return phases.getFirst().from();
    }

    /** Last day of the term. */
    LocalDate ends() {
        return phases.stream().map(Phase::to).max(LocalDate::compareTo).orElseThrow();
    }

    boolean leasesFirst() {
        return mode == SupplyMode.LEASE_THEN_GRANT;
    }

    /** Of 先租后让: index of the last phase of the lease. */
    int lastLease() {
        return (int) phases.stream().filter(Phase::assessed).count() - 1;
    }

    /** Last day of the lease that comes before the grant. */
    LocalDate leaseEnds() {
        return phases.get(lastLease()).to();
    }

    /** Whether the lease that comes before the grant is not yet followed by it. */
    boolean inLease() {
        return leasesFirst() && progress.grantedOn() == null;
    }

    /** What fell due before the end is owed after it too. */
    boolean owes(Instalment instalment) {
        return switch (standing) {
            case Standing.Exited(LocalDate on, var refund) -> !instalment.due().isAfter(on);
            case Standing.Reclaimed(LocalDate on, Standing.Ground ground, var compensation) ->
                !instalment.due().isAfter(on);
            default -> true;
        };
    }

    /** The phase that ends the term, and that a renewal adds to. */
    Phase term() {
        return phases.stream()
                .filter(phase -> phase.kind() != Phase.Kind.PART_LEASE)
                .max(Comparator.comparing(Phase::to))
                .orElseThrow();
    }

    /** Of 租让结合: the lease of its leased part that was agreed last. */
    Optional<Phase> partLease() {
        return phases.stream()
                .filter(phase -> phase.kind() == Phase.Kind.PART_LEASE)
                .max(Comparator.comparing(Phase::to));
    }

    /** Last day on which another lease of the leased part is applied for. */
    Optional<LocalDate> partRenewalDeadline() {
        return partLease()
                .map(lease -> clauses.partRenewalDeadline() == null ? lease.to() : clauses.partRenewalDeadline());
    }

    Rule rule(Ruleset.Matter matter) {
        return rules.rule(matter);
    }

    Contract with(Standing other) {
        return withStanding(other);
    }

    Contract with(Progress other) {
        return withProgress(other);
    }

    Contract with(PaymentPlan other) {
        return withPayments(other);
    }

    Contract with(Clauses other, List<Phase> longer) {
        return withClauses(other).withPhases(longer);
    }

    /** What time alone has done by a day: an accepted phase goes over into the next, a term that nobody renews ends. */
    Contract on(LocalDate today) {
        return switch (standing) {
            case Leasing(int phase, boolean passed)
            when passed && today.isAfter(phases.get(phase).to()) ->
                with(phase == lastLease() ? new Convertible() : new Leasing(phase + 1, false))
                        .on(today);
            case InTerm() when today.isAfter(ends()) && progress.openRenewal().isEmpty() -> with(new Expired());
            default -> this;
        };
    }
}
