package cn.huice.land.redevelopment;

import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One of the register in the API.
 *
 * @param area 亩
 * @param type code of {@code parcel.inefficient_type}, {@code typeName} its name
 */
record InefficientLandView(
        String unit,
        String district,
        String name,
        String location,
        List<String> parcels,
        BigDecimal area,
        String use,
        BigDecimal floorAreaRatio,
        BigDecimal buildingDensity,
        String plannedUse,
        String type,
        String typeName,
        InefficientLand.State state,
        InefficientLand.Mode mode,
        LocalDate determinedOn,
        LocalDate reportedOn,
        String application) {

    static InefficientLandView of(InefficientLand land) {
        SurveyUnit unit = land.unit();
        return new InefficientLandView(
                unit.id(),
                unit.district(),
                unit.survey().name(),
                unit.survey().use().location(),
                unit.parcels(),
                unit.area(),
                unit.survey().use().use(),
                unit.survey().use().floorAreaRatio(),
                unit.survey().use().buildingDensity(),
                unit.survey().planning().use(),
                land.type(),
                typeName(land.type()),
                land.state(),
                land.mode(),
                land.determinedOn(),
                land.reportedOn(),
                land.application());
    }

    static String typeName(String type) {
        return Vocabulary.standard().get(new AttributeKey("parcel.inefficient_type")).codes().stream()
                .filter(code -> code.code().equals(type))
                .map(code -> code.name())
                .findFirst()
                .orElse(type);
    }
}
