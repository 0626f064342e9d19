package cn.huice.land.ogc;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.ParcelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The reference systems in which items are served: CRS84 first, because it is the default. */
@ApplicationScoped
class Offered {
    private final List<Crs> systems;

    Offered(ParcelSettings settings) {
        this.systems = List.of(Crs.CRS84, Crs.EPSG_4490, new Crs.Plane(Zone.of(settings.zone())));
    }

    List<Crs> systems() {
        return systems;
    }

    List<String> uris() {
        return systems.stream().map(Crs::uri).toList();
    }
}
