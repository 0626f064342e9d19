package cn.huice.land.parcel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the right to use the land was got: the codes of {@code parcel.right_type}. */
public enum RightType {
    ALLOCATION("划拨"),
    LEASE("租赁"),
    GRANT("出让");

    private final String title;

    RightType(String title) {
        this.title = title;
    }

    public static Optional<RightType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }
}
