package cn.huice.land.redevelopment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a survey finds of a unit (五（一）).
 *
 * @param measured by aspect, in the unit of the district's criterion
 * @param facts what policies ask of the unit: attributes of a parcel for which the planning department has authority
 */
public record Survey(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Valid BaseMaps baseMaps,
        @NotNull @Valid Use use,
        @NotNull @Valid Title title,
        @NotNull @Valid Planning planning,
        Map<Aspect, @NotNull @Digits(integer = 12, fraction = 6) BigDecimal> measured,
        @Size(max = 30) Map<String, Object> facts) {
    public Survey {
        measured = measured == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(measured));
        facts = facts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * 工作底图.
     *
     * @param landUse 土地利用现状图, with its year
     * @param imagery 遥感影像图, with its day
     */
    public record BaseMaps(
            @NotBlank @Size(max = 200) String landUse,
            @NotBlank @Size(max = 200) String imagery) {}

    /**
     * 开发利用现状; the area comes from the parcels.
     *
     * @param buildingDensity per cent
     * @param investment 万元/亩
     * @param output 万元/亩 a year
     */
    public record Use(
            @NotBlank @Size(max = 300) String location,
            @NotBlank @Size(max = 100) String use,
            @Digits(integer = 12, fraction = 6) BigDecimal floorAreaRatio,
            @Digits(integer = 12, fraction = 6) BigDecimal buildingDensity,
            @Digits(integer = 12, fraction = 6) BigDecimal investment,
            @Digits(integer = 12, fraction = 6) BigDecimal output,
            @Size(max = 500) String infrastructure) {}

    /**
     * 权属等信息; holders come from the parcels.
     *
     * @param nature 权属性质
     * @param landClass 地类
     * @param formalities 用地手续
     */
    public record Title(
            @NotBlank @Size(max = 50) String nature,
            @NotBlank @Size(max = 50) String landClass,
            @NotBlank @Size(max = 300) String formalities) {}

    /**
     * 规划.
     *
     * @param floorAreaRatioMax as planned
     * @param buildingDensityMax per cent, as planned
     */
    public record Planning(
            @NotBlank @Size(max = 100) String use,
            @Digits(integer = 12, fraction = 6) BigDecimal floorAreaRatioMax,
            @Digits(integer = 12, fraction = 6) BigDecimal buildingDensityMax) {}
}
