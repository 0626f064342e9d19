package cn.huice.casework.budget;

import cn.huice.web.Caller;
import cn.huice.web.Role;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * Money one level of government sets aside for a programme in a year.
 *
 * @param programme policy id
 * @param level {@code city} or {@code district}
 * @param district GB/T 2260; 120000 for the city
 * @param total 元
 * @param reserved 元, promised to cases and not paid yet
 * @param committed 元, the part of what is reserved that is granted and ordered, so owed
 * @param paid 元
 */
public record Budget(
        String id,
        String programme,
        int year,
        String level,
        String district,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal reserved,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal committed,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paid,
        long revision) {
    static final String CITY = "city";

    /** 元 that can still be promised. */
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public BigDecimal left() {
        return total.subtract(reserved).subtract(paid);
    }

    /** The city's to every officer, a district's to its own; to finance and auditors all. */
    boolean visibleTo(Caller caller) {
        return caller.has(Role.FINANCE) || caller.has(Role.AUDITOR) || ofCity() || caller.oversees(district);
    }

    boolean ofCity() {
        return level.equals(CITY);
    }
}
