package cn.huice.land.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * 退出.
 *
 * @param consented null before the grantor has decided
 * @param most 元 that the contract's reckoning gives back, on the day it was asked
 */
public record Exit(
        int number,
        LocalDate askedOn,
        Boolean consented,
        LocalDate decidedOn,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal most) {
    boolean open() {
        return decidedOn == null;
    }

    Exit decided(boolean result, LocalDate on) {
        return new Exit(number, askedOn, result, on, most);
    }
}
