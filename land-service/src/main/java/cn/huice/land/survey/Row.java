package cn.huice.land.survey;

import cn.huice.web.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * One parcel of a file, as far as it could be read.
 *
 * @param number 1, 2, 3 ... in the file
 * @param properties by the names of the OGC collection's schema
 * @param outline longitude and latitude; rings are checked, the outline is not
 * @param refusal why it could not be read; then there is no outline
 */
record Row(int number, Map<String, Object> properties, Optional<Geometry> outline, Optional<ProblemException> refusal) {

    static Row read(int number, Map<String, Object> properties, Geometry outline) {
        return new Row(number, properties, Optional.of(outline), Optional.empty());
    }

    static Row refused(int number, Map<String, Object> properties, ProblemException refusal) {
        return new Row(number, properties, Optional.empty(), Optional.of(refusal));
    }

    /** The parcel code as it was written, for the report. */
    String code() {
        return String.valueOf(properties.getOrDefault("code", ""));
    }
}
