package cn.huice.land.geometry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * What an outline measures, to the hundredth of a square metre. The figure in the plane of the local zone is the computed area; the one
 * on the ellipsoid checks it. They differ by the projection's scale, less than one part in two thousand within a zone.
 *
 * @param zone in whose plane it was computed
 */
public record Areas(BigDecimal plane, Zone zone, BigDecimal ellipsoid) {
    /** 1 亩 is 2000/3 m². */
    private static final BigDecimal MU_PER_SQUARE_METRE = new BigDecimal("0.0015");

    private static final int PLACES = 2;
    private static final Geodesic CGCS2000 = new Geodesic(6_378_137.0, 1 / 298.257222101);

    public static Areas of(Geometry outline) {
        Zone zone = Zone.at(outline.getEnvelopeInternal().centre().x);
        double ellipsoid = 0;
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            ellipsoid += onEllipsoid((Polygon) outline.getGeometryN(i));
        }
        return new Areas(rounded(zone.plane(outline).getArea()), zone, rounded(ellipsoid));
    }

    /** Square metres in 亩, exactly. */
    public static BigDecimal mu(BigDecimal squareMetres) {
        return squareMetres.multiply(MU_PER_SQUARE_METRE);
    }

    /** How the computed area came about, for people. */
    public String method() {
        return "CGCS2000 高斯-克吕格投影 3° 带（中央经线 " + zone.centralMeridian() + "°，EPSG:" + zone.epsg() + "）平面面积";
    }

    private static double onEllipsoid(Polygon polygon) {
        double area = onEllipsoid(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            area -= onEllipsoid(polygon.getInteriorRingN(i));
        }
        return area;
    }

    private static double onEllipsoid(LinearRing ring) {
        PolygonArea area = new PolygonArea(CGCS2000, false);
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 0; i < corners.length - 1; i++) {
            area.AddPoint(corners[i].y, corners[i].x);
        }
        return Math.abs(area.Compute().area);
    }

    private static BigDecimal rounded(double squareMetres) {
        return BigDecimal.valueOf(squareMetres).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
