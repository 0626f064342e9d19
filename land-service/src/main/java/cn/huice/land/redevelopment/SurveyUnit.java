package cn.huice.land.redevelopment;

import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * 调查单元: one parcel or several that are surveyed as one.
 *
 * @param id also of the subject that its facts are about
 * @param parcels their codes
 * @param area 亩, by the parcels' registered areas
 * @param outline of all parcels; longitude and latitude of EPSG:4490
 */
record SurveyUnit(
        String id,
        String district,
        List<String> parcels,
        Survey survey,
        BigDecimal area,
        Geometry outline,
        long revision) {
    SurveyUnit {
        parcels = List.copyOf(parcels);
    }

    SubjectId subject() {
        return new SubjectId("parcel", id);
    }
}
