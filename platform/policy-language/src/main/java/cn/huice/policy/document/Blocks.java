package cn.huice.policy.document;

import java.util.ArrayList;
import java.util.List;

/** A text's paragraphs: blocks between empty lines, or lines where there are none of those. */
final class Blocks {
    private Blocks() {}

    static List<String> of(String text) {
        String clean = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        boolean byLine = !clean.strip().contains("\n\n");
        var blocks = new ArrayList<String>();
        var open = new StringBuilder();
        for (String line : clean.split("\n", -1)) {
            String stripped = stripped(line);
            if (stripped.isEmpty() || byLine || Numbering.of(stripped).isPresent() || stripped.startsWith("|")) {
                close(open, blocks);
            }
            if (!stripped.isEmpty()) {
                open.append(open.isEmpty() || bothChinese(open, stripped) ? "" : " ")
                        .append(stripped);
            }
        }
        close(open, blocks);
        return blocks;
    }

    private static boolean bothChinese(StringBuilder before, String after) {
        return before.charAt(before.length() - 1) > 0x2E80 && after.charAt(0) > 0x2E80;
    }

    private static void close(StringBuilder open, List<String> blocks) {
        if (!open.isEmpty()) {
            blocks.add(open.toString());
            open.setLength(0);
        }
    }

    /** Without Markdown's signs for headings and emphasis and without spaces of any kind around. */
    private static String stripped(String line) {
        String text = line.replace('\u3000', ' ').replace('\u00A0', ' ').strip();
        return text.replaceFirst("^#{1,6}\\s+", "")
                .replaceFirst("^>\\s+", "")
                .replace("**", "")
                .strip();
    }
}
