package cn.huice.land.redevelopment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/** 再开发单元改造实施方案 (五（三）), by the case that brings it about. */
record UnitPlan(
        String application,
        String district,
        Content content,
        State state,
        LocalDate approvedOn,
        long revision,
        long sequence) {

    enum State {
        DRAFT,
        /** For everyone to read. */
        APPROVED
    }

    /**
     * What it lays down.
     *
     * @param unit id of a unit of the special plan in force
     * @param scale 项目规模: 建筑面积 in m²
     * @param floorAreaRatio 开发强度
     * @param direction 利用方向
     * @param formalitiesBy by when the formalities of planning, construction, fire safety and title are to be done
     */
    record Content(
            @NotBlank String unit,

            @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 6)
            BigDecimal scale,

            @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 6)
            BigDecimal floorAreaRatio,

            @NotBlank @Size(max = 200) String direction,
            @NotNull @Valid Balance balance,
            @NotNull @Valid LocalReview localReview,
            @NotNull LocalDate formalitiesBy) {}

    /** 资金平衡, 元. */
    record Balance(
            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6)
            BigDecimal investment,

            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6)
            BigDecimal income,

            @Size(max = 1000) String sources) {}

    /** 镇（街道）、开发园区审查, before the plan is drawn up; the district has agreed. */
    record LocalReview(
            @NotBlank @Size(max = 100) String by,
            @NotNull LocalDate on,
            @NotNull LocalDate districtAgreedOn) {}
}
