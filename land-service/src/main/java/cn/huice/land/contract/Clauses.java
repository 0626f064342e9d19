package cn.huice.land.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;

/**
 * What the contract states besides term and money.
 *
 * @param reclaimWithoutCompensation whether it says that land whose rectification fails is taken back without compensation
 * @param longerTermApproved whether a term beyond the general 20 years was approved
 * @param refund how the price of the remaining term is reckoned when the holder leaves
 * @param assessor 考核部门, by the name its clients' tokens carry
 * @param renewalDeadline last day on which renewal may be applied for, before the term ends
 * @param partRenewalDeadline the same of the leased part of 租让结合; null for the last day of its lease
 * @param agreementDue last day on which the performance agreement is signed; null where nothing is agreed
 */
@RecordBuilder
public record Clauses(
        BuildingDisposal buildingDisposal,
        boolean reclaimWithoutCompensation,
        boolean longerTermApproved,
        RefundBasis refund,
        String assessor,
        LocalDate agreedStart,
        LocalDate agreedCompletion,
        LocalDate renewalDeadline,
        LocalDate partRenewalDeadline,
        LocalDate agreementDue)
        implements ClausesBuilder.With {

    Clauses renewedUntil(LocalDate deadline) {
        return withRenewalDeadline(deadline);
    }
}
