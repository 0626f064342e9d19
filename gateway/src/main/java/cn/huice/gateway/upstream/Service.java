package cn.huice.gateway.upstream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service behind the door; the order is the order of every merged answer. */
public enum Service {
    TALENT("人才"),
    INDUSTRY("产业扶持"),
    LAND("产业用地");

    private final String zh;

    Service(String zh) {
        this.zh = zh;
    }

    /** As it stands in public paths and replies: {@code talent}, {@code industry}, {@code land}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field it answers for, in Chinese. */
    public String zh() {
        return zh;
    }

    /** Where the service's own path is found on the gateway: {@code /v1/x} at {@code /api/land/v1/x}. */
    public String publicPath(String path) {
        return "/api/" + key() + path;
    }

    public static Optional<Service> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }
}
