package cn.huice.land.idle;

import cn.huice.registry.SubjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A parcel that is or was looked into.
 *
 * @param town 街镇 or park in which it lies
 * @param determinedOn null while it is only suspected
 * @param disposal null until it is disposed of
 */
record IdleLand(
        String id,
        String parcel,
        String district,
        String town,
        SubjectId holder,
        Findings findings,
        State state,
        LocalDate suspectedOn,
        LocalDate determinedOn,
        Disposal disposal,
        long revision,
        long sequence) {

    enum State {
        /** 涉嫌闲置, under survey. */
        SUSPECTED,
        /** 认定为闲置土地. */
        IDLE,
        /** Surveyed, and not idle. */
        NOT_IDLE,
        DISPOSED
    }

    enum Cause {
        /** 第八条: the government's doing, or beyond anyone's power. */
        GOVERNMENT,
        OWN
    }

    /**
     * What the survey found.
     *
     * @param agreedStart 约定开工日期
     * @param developedRatio of the area that was to be built on; needed once construction has started
     * @param investedRatio of the total investment
     * @param stoppedSince 中止开发起始日
     * @param price 元 for which the land was granted or allocated
     */
    record Findings(
            @NotNull LocalDate agreedStart,
            @NotNull Boolean started,

            @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6)
            BigDecimal developedRatio,

            @DecimalMin("0") @DecimalMax("10") @Digits(integer = 2, fraction = 6)
            BigDecimal investedRatio,

            LocalDate stoppedSince,

            @NotNull @Pattern(regexp = "\\d{1,13}(\\.\\d{1,2})?")
            String price,

            @NotNull Cause cause,
            @NotBlank @Size(max = 1000) String reason) {}

    enum Kind {
        /** 延长动工开发期限, 第十二条（一）. */
        EXTENSION(Cause.GOVERNMENT, "第十二条（一）"),
        /** 调整土地用途、规划条件. */
        USE_CHANGE(Cause.GOVERNMENT, "第十二条（二）"),
        /** 由政府安排临时使用. */
        TEMPORARY_USE(Cause.GOVERNMENT, "第十二条（三）"),
        /** 协议有偿收回. */
        AGREED_RECLAIM(Cause.GOVERNMENT, "第十二条（四）"),
        /** 置换土地. */
        SWAP(Cause.GOVERNMENT, "第十二条（五）"),
        /** 征缴土地闲置费. */
        IDLE_FEE(Cause.OWN, "第十四条（一）"),
        /** 无偿收回. */
        FREE_RECLAIM(Cause.OWN, "第十四条（二）");

        private final Cause cause;
        private final String article;

        Kind(Cause cause, String article) {
            this.cause = cause;
            this.article = article;
        }

        Cause cause() {
            return cause;
        }

        String article() {
            return article;
        }
    }

    /**
     * 处置.
     *
     * @param amount 元 of a fee, as the policy computes it; null otherwise
     * @param until of an extension or a temporary use
     */
    record Disposal(Kind kind, LocalDate on, String amount, LocalDate until, String note) {}

    /** What is suspected of which parcel. */
    record Suspicion(
            @NotBlank String parcel,
            @NotBlank @Size(max = 100) String town,
            @NotNull @Valid Findings findings) {}
}
