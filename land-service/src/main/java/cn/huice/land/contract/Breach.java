package cn.huice.land.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;

/**
 * 违反租赁期限制, found later: what is not allowed during the lease was done after all.
 *
 * @param policy that forbids it, with its article
 * @param kind what was done
 * @param on when
 * @param deadline last day to put it right
 * @param remedied null before it is concluded
 */
@RecordBuilder
public record Breach(
        int number,
        String policy,
        String article,
        Disposition.Kind kind,
        LocalDate on,
        LocalDate foundOn,
        LocalDate deadline,
        Boolean remedied,
        LocalDate concludedOn)
        implements BreachBuilder.With {
    boolean open() {
        return concludedOn == null;
    }

    /** Whether it goes on. */
    boolean stands() {
        return !Boolean.TRUE.equals(remedied);
    }

    Breach concluded(boolean result, LocalDate day) {
        return withRemedied(result).withConcludedOn(day);
    }
}
