package cn.huice.land.parcel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** How the register of parcels is kept. */
@ConfigMapping(prefix = "huice.land")
public interface ParcelSettings {
    /**
     * Square metres that two parcels may share without counting as overlapping: what rounding of coordinates to the millimetre brings
     * about along a boundary of some hundred metres.
     */
    @WithDefault("0.5")
    BigDecimal overlapTolerance();

    /** Number of the 3° zone whose plane is offered beside longitude and latitude; 39 is EPSG:4548, for Tianjin. */
    @WithDefault("39")
    int zone();

    /** Where parcels may lie: west, south, east, north; Tianjin unless told. */
    @WithDefault("116.70,38.55,118.10,40.26")
    List<Double> extent();

    default Envelope city() {
        return new Envelope(extent().get(0), extent().get(2), extent().get(1), extent().get(3));
    }
}
