package cn.huice.land.contract;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of the term.
 *
 * @param from first day
 * @param to last day
 */
public record Phase(Kind kind, LocalDate from, LocalDate to) {

    @Schema(name = "PhaseKind")
    public enum Kind {
        /** 基建租赁期 */
        CONSTRUCTION_LEASE,
        /** 投产租赁期 */
        PRODUCTION_LEASE,
        /** 租赁 of the whole parcel */
        LEASE,
        /** 租赁 of part of the parcel, beside its grant */
        PART_LEASE,
        /** 出让 */
        GRANT
    }

    static Phase of(Kind kind, LocalDate from, int months) {
        return new Phase(kind, from, from.plusMonths(months).minusDays(1));
    }

    /** Whether it is one of 先租后让, at whose end the project is assessed. */
    boolean assessed() {
        return kind == Kind.CONSTRUCTION_LEASE || kind == Kind.PRODUCTION_LEASE;
    }
}
