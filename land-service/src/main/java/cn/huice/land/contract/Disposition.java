package cn.huice.land.contract;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the holder has done with the right: 不动产登记, 转租 or 抵押. */
public record Disposition(Kind kind, LocalDate on) {

    @Schema(name = "DispositionKind")
    public enum Kind {
        /** 不动产登记 */
        REGISTRATION,
        /** 转租 */
        SUBLEASE,
        /** 抵押 */
        MORTGAGE
    }
}
