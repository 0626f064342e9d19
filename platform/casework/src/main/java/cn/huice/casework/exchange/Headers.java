package cn.huice.casework.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names over columns, and what stands under them. */
final class Headers {
    private static final String FORMULA = "=+-@\t\r";

    private Headers() {}

    /** @throws UnreadableTable where a name stands over two columns, or over none */
    static List<String> checked(List<String> raw) {
        List<String> headers =
                raw.stream().map(name -> name == null ? "" : name.strip()).toList();
        Set<String> seen = new HashSet<>();
        for (String header : headers) {
            if (!header.isEmpty() && !seen.add(header)) {
                throw new UnreadableTable("表头「" + header + "」重复");
            }
        }
        if (seen.isEmpty()) {
            throw new UnreadableTable("第一行应是表头");
        }
        return headers;
    }

    /** Takes the apostrophe back with which exports keep a text from being a formula. */
    static void put(Map<String, String> cells, String header, String text) {
        String bare = text == null ? "" : text.strip();
        boolean guarded = bare.length() > 1 && bare.charAt(0) == '\'' && FORMULA.indexOf(bare.charAt(1)) >= 0;
        if (!header.isEmpty() && !bare.isEmpty()) {
            cells.put(header, guarded ? bare.substring(1) : bare);
        }
    }
}
