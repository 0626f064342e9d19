package cn.huice.land.redevelopment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * 再开发专项规划 of a district (五（二）), by the case that brings it about.
 *
 * @param version of the district, once it is adopted
 */
record SpecialPlan(
        String application,
        String district,
        Integer version,
        Content content,
        State state,
        LocalDate adoptedOn,
        LocalDate reportedOn,
        long revision,
        long sequence) {

    enum State {
        DRAFT,
        /** 批准后实施, for everyone to read. */
        ADOPTED,
        /** A later version took its place. */
        SUPERSEDED
    }

    /**
     * What it lays down.
     *
     * @param goals 目标任务
     * @param change why the plan in force is changed; left out for a first plan
     */
    record Content(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 2000) String goals,
            @NotEmpty @Size(max = 2000) List<@NotNull @Valid Unit> units,
            @Valid Change change) {}

    /**
     * 再开发单元: each unit that is to be redeveloped.
     *
     * @param unit id of a determined survey unit
     * @param scale planned 建筑面积 in m²
     * @param publicUse whether it is for infrastructure or the public good, which come first
     * @param year 时序: when it is to begin
     */
    record Unit(
            @NotBlank String unit,
            @NotBlank @Size(max = 100) String use,
            @NotNull @Digits(integer = 12, fraction = 6) BigDecimal scale,
            @NotNull Boolean publicUse,
            @NotNull @Min(2000) @Max(2100) Integer year) {}

    /**
     * 调整 (五（二）3).
     *
     * @param detailedPlan the detailed plan that was changed, and when; only where that is the cause
     */
    record Change(
            @NotNull Cause cause,
            @NotBlank @Size(max = 1000) String reason,
            @Size(max = 300) String detailedPlan) {}

    enum Cause {
        /** 确需调整: the authority that approved it approves the change. */
        NECESSARY,
        /** 控规修改: it follows the detailed plan, and the city is told. */
        DETAILED_PLAN
    }
}
