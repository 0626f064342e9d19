package cn.huice.land.geometry;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where an outline may lie at all. Over China longitude and latitude cannot be taken for each other: one is above 73, the other below 54. */
public final class Region {
    private static final Envelope CHINA = new Envelope(73, 136, 3, 54);

    private Region() {}

    /** @throws cn.huice.web.ProblemException 422 if it lies elsewhere, telling a wrong order of axes from a wrong place */
    static void requireInChina(Geometry outline, String field) {
        for (Coordinate corner : outline.getCoordinates()) {
            if (CHINA.contains(corner)) {
                continue;
            }
            String at = at(corner);
            if (CHINA.contains(corner.y, corner.x)) {
                throw Outline.unfit(
                        field,
                        "坐标轴次序颠倒：" + at + " 应为经度在前、纬度在后",
                        "wrong axis order: " + at + " must be longitude before latitude",
                        "axis-order");
            }
            throw Outline.unfit(
                    field,
                    "坐标 " + at + " 不在经度 73 至 136、纬度 3 至 54 之间，是否为平面坐标",
                    at + " is not within longitudes 73 to 136 and latitudes 3 to 54; are these plane coordinates?",
                    "outside-of-china");
        }
    }

    /** @throws cn.huice.web.ProblemException 422 if it leaves the city's extent */
    public static void requireWithin(Envelope city, Geometry outline, String field) {
        if (!city.contains(outline.getEnvelopeInternal())) {
            Coordinate centre = outline.getEnvelopeInternal().centre();
            throw Outline.unfit(
                    field,
                    "图形不在本市范围内，中心位于 " + at(centre),
                    "the outline leaves the city; its centre is at " + at(centre),
                    "outside-of-city");
        }
    }

    private static String at(Coordinate corner) {
        return String.format(Locale.ROOT, "(%.6f, %.6f)", corner.x, corner.y);
    }
}
