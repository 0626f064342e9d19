package cn.huice.casework.material;

import java.text.Normalizer;

/** File names as they may be shown and saved on anybody's machine. */
final class FileName {
    private static final int LONGEST = 120;
    /** Control and invisible characters, and what some file system or shell takes for its own. */
    private static final String UNWELCOME = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}<>:\"|?*%]";

    private FileName() {}

    /** Without folders, invisible characters and a leading dot, with an ending that fits the content; never empty. */
    static String clean(String given, FileType type) {
        String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC)
                .replace('\\', '/')
                .replaceAll("^.*/", "")
                .replaceAll(UNWELCOME, "")
                .replaceAll("^[. ]+|[. ]+$", "");
        return type.named(shortened(name.isEmpty() ? "file" : name));
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - end.length())) + end;
    }
}
