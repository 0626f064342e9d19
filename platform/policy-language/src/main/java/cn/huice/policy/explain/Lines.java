package cn.huice.policy.explain;

import java.util.List;

/** Layout of lines. */
final class Lines {
    private Lines() {}

    static List<String> indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line).toList();
    }
}
