package cn.huice.land.redevelopment;

import cn.huice.registry.SubjectId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * 过渡期: for five years the land is used on by its former use and right.
 *
 * @param application the case by which it was registered
 * @param parcel null where the case names none
 * @param starts null until a start day is registered; with it the end
 * @param basis null where the start was stated when the case was closed
 * @param computedBy the policy by which the end was computed
 * @param conversion 协议办理用地手续 for the new use; null before
 */
record LandTransition(
        UUID id,
        String application,
        String policy,
        String district,
        SubjectId subject,
        String parcel,
        LocalDate starts,
        Basis basis,
        LocalDate ends,
        String computedBy,
        Conversion conversion,
        LocalDate convertedOn,
        long revision,
        long sequence) {

    /** 七（八）: the two days it can be counted from. */
    enum Basis {
        /** 取得施工许可证之日. */
        CONSTRUCTION_PERMIT,
        /** 规划和自然资源部门出具相关意见之日. */
        PLANNING_OPINION
    }

    enum State {
        /** No start day is registered. */
        UNDATED,
        RUNNING,
        /** Over; the formalities of the new use are due. */
        EXPIRED,
        CONVERTED
    }

    enum Cause {
        /** 期满. */
        EXPIRY,
        /** 涉及转让. */
        TRANSFER
    }

    /**
     * By agreement: the new use, the new kind of right, the market price.
     *
     * @param price 元 with two decimals at most, as appraised
     * @param newHolder of a transfer
     */
    record Conversion(
            @NotNull Cause cause,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 100) String newUse,
            @NotBlank @Size(max = 50) String newRight,

            @NotNull @Pattern(regexp = "\\d{1,13}(\\.\\d{1,2})?")
            String price,

            @Size(max = 64) String newHolder) {}

    State state(LocalDate today) {
        if (conversion != null) {
            return State.CONVERTED;
        }
        if (starts == null) {
            return State.UNDATED;
        }
        return today.isBefore(ends) ? State.RUNNING : State.EXPIRED;
    }
}
