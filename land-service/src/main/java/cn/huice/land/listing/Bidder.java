package cn.huice.land.listing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * 竞买人.
 *
 * @param number 竞买号, by which alone it is known in public until the result
 * @param subject id of the enterprise
 * @param deposit 元 received; null before
 * @param admittedAt when finance confirmed the deposit, and with it the right to bid; null before
 * @param continuesAt when it said that it wants to go on in a final round; null where it has not
 * @param returnDue the last day to pay the deposit back; null where none is owed, or the calendar of that year is not known yet
 */
record Bidder(
        int number,
        String subject,
        Instant registeredAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal deposit,
        LocalDate depositOn,
        Instant admittedAt,
        Instant continuesAt,
        DepositState depositState,
        LocalDate returnDue,
        LocalDate returnedOn) {

    /** 竞买保证金 */
    enum DepositState {
        NONE,
        HELD,
        /** 抵作价款: the winner's. */
        COUNTED,
        TO_RETURN,
        RETURNED
    }

    boolean admitted() {
        return admittedAt != null;
    }
}
