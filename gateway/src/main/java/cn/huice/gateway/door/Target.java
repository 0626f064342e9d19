package cn.huice.gateway.door;

import cn.huice.gateway.upstream.Service;
import io.vertx.core.net.impl.URIDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a public path leads.
 *
 * @param path the service's own path, raw as the caller wrote it; always below {@code /v1} or, for land, {@code /ogc}
 */
record Target(Service service, String path) {
    private static final Pattern PUBLIC = Pattern.compile("/api/(talent|industry|land)((/v1|/ogc)(/[^?#]*)?)");

    /** Nothing where the path leads to no service, or tries to climb out of what is open to the public. */
    static Optional<Target> of(String rawPath) {
        Matcher match = PUBLIC.matcher(rawPath);
        if (!match.matches() || !plain(match.group(2))) {
            return Optional.empty();
        }
        return Service.of(match.group(1))
                .filter(service -> service == Service.LAND || match.group(3).equals("/v1"))
                .map(service -> new Target(service, match.group(2)));
    }

    /** No segment may read as {@code .} or {@code ..}, nor hide a slash or a control character, in any encoding. */
    private static boolean plain(String path) {
        for (String segment : path.substring(1).split("/", -1)) {
            String decoded;
            try {
                decoded = URIDecoder.decodeURIComponent(segment, false);
            } catch (IllegalArgumentException malformed) {
                return false;
            }
            String name = decoded.replaceFirst(";.*", "");
            if (name.equals(".") || name.equals("..") || decoded.chars().anyMatch(Target::dangerous)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dangerous(int c) {
        return c == '/' || c == '\\' || c == '%' || Character.isISOControl(c);
    }
}
