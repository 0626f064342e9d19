package cn.huice.land.redevelopment;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * What a district counts as inefficient on one side.
 *
 * @param measure what is measured, such as 容积率 or 亩均税收
 * @param unit of the measure and the threshold
 * @param when on which side of the threshold land is inefficient
 * @param threshold itself is not inefficient
 * @param source what the district goes by, a control indicator or a building standard
 */
public record Criterion(
        @NotNull Aspect aspect,
        @NotBlank @Size(max = 100) String measure,
        @NotNull @Size(max = 30) String unit,
        @NotNull Side when,
        @NotNull @Digits(integer = 12, fraction = 6) BigDecimal threshold,
        @Size(max = 300) String source) {

    /** Where the inefficient lies. */
    public enum Side {
        BELOW,
        ABOVE
    }

    boolean fallsShort(BigDecimal measured) {
        int order = measured.compareTo(threshold);
        return when == Side.BELOW ? order < 0 : order > 0;
    }
}
