package cn.huice.land.ogc;

import cn.huice.web.ProblemException;
import java.util.Arrays;

/** The collections. */
enum Items {
    /** The parcels in force; an item's time is its validity, which is open. */
    PARCELS("parcels", "宗地", "现行宗地 Parcels in force"),
    /** Everything that ever stood, as the register knows it now; a datetime gives the register of that day. */
    VERSIONS(
            "parcel-versions",
            "宗地沿革",
            "宗地历史版本 All versions of all parcels; datetime=DAY gives the register as of that day");

    static final String SCHEMA = "application/schema+json";

    private final String id;
    private final String title;
    private final String description;

    Items(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /** @throws ProblemException 404 if there is no such collection */
    static Items named(String id) {
        return Arrays.stream(values())
                .filter(items -> items.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.notFound("collection", id.length() > 60 ? id.substring(0, 60) : id));
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }
}
