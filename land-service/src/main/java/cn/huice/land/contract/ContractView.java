package cn.huice.land.contract;

import cn.huice.casework.duty.DutyView;
import cn.huice.journal.JournalEntry;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A contract with all that belongs to it.
 *
 * @param ends last day of the term
 * @param nextDue earliest day of an open duty; null where none is
 * @param late whether that has passed
 * @param duties the earliest day first
 * @param supervision 共同监管 of the projects on its land
 * @param history what happened, in order
 */
record ContractView(
        @JsonUnwrapped Contract contract,
        LocalDate ends,
        LocalDate nextDue,
        boolean late,
        List<DutyView> duties,
        List<CoSupervised> supervision,
        List<Happening> history,
        long revision) {

    /** @param data the entry's data, as it was journaled */
    record Happening(
            Instant at,
            String type,
            String actor,
            @Schema(type = SchemaType.OBJECT) JsonNode data) {
        static Happening of(JournalEntry entry) {
            return new Happening(entry.occurredAt(), entry.type(), entry.actor(), entry.data());
        }
    }

    /** One of a list. */
    @Schema(name = "ContractLine")
    record Line(
            String id,
            String parcel,
            String holderKind,
            String holder,
            String district,
            String mode,
            String state,
            LocalDate signedOn,
            LocalDate ends,
            String dealPrice,
            String owed,
            String paid,
            LocalDate nextDue,
            boolean late,
            long revision) {
        static Line of(Kept kept, LocalDate today) {
            Contract contract = kept.contract();
            return new Line(
                    contract.id(),
                    contract.parcel(),
                    contract.holder().kind(),
                    contract.holder().id(),
                    contract.district(),
                    contract.mode().code(),
                    contract.standing().state(),
                    contract.signedOn(),
                    contract.ends(),
                    contract.dealPrice() == null ? null : contract.dealPrice().toPlainString(),
                    contract.payments().owed().toPlainString(),
                    contract.payments().paid().toPlainString(),
                    kept.nextDue(),
                    lateOn(kept.nextDue(), today),
                    kept.revision());
        }
    }

    static boolean lateOn(LocalDate nextDue, LocalDate today) {
        return nextDue != null && nextDue.isBefore(today);
    }
}
