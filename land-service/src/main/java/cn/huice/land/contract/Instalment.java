package cn.huice.land.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sum due on a day.
 *
 * @param number 1, 2, 3 ... within the contract
 * @param amount 元
 * @param paid 元 so far
 */
@Schema(name = "ContractInstalment")
public record Instalment(
        int number,
        Kind kind,
        LocalDate due,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paid) {

    @Schema(name = "InstalmentKind")
    public enum Kind {
        /** 租金 */
        RENT,
        /** 出让价款 */
        PRICE,
        /** 整改期租金 */
        RECTIFICATION_RENT,
        /** 转出让的出让金 */
        CONVERSION_FEE,
        /** 续期价款 */
        RENEWAL_PRICE
    }

    /** 元 */
    BigDecimal outstanding() {
        return amount.subtract(paid);
    }

    boolean settled() {
        return outstanding().signum() == 0;
    }
}
