package cn.huice.casework.material;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of file that can be told from each other by their content. */
public enum FileType {
    PDF("application/pdf", "pdf", List.of("pdf"), List.of("application/x-pdf")),
    PNG("image/png", "png", List.of("png"), List.of()),
    JPEG("image/jpeg", "jpg", List.of("jpg", "jpeg"), List.of("image/jpg", "image/pjpeg")),
    /** 版式文档, GB/T 33190. */
    OFD("application/ofd", "ofd", List.of("ofd"), List.of("application/vnd.ofd", "application/zip")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            List.of("docx"),
            List.of("application/zip")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            List.of("xlsx"),
            List.of("application/zip")),
    ZIP("application/zip", "zip", List.of("zip"), List.of("application/x-zip-compressed"));

    private final String mediaType;
    private final String extension;
    private final List<String> extensions;
    private final List<String> alsoDeclared;

    FileType(String mediaType, String extension, List<String> extensions, List<String> alsoDeclared) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.extensions = extensions;
        this.alsoDeclared = alsoDeclared;
    }

    public String mediaType() {
        return mediaType;
    }

    static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** Whether a sender that knows what it sends may call it so. */
    boolean mayBeDeclared(String declared) {
        return mediaType.equals(declared) || alsoDeclared.contains(declared);
    }

    /** The name with an ending that belongs to this type. */
    String named(String name) {
        int dot = name.lastIndexOf('.');
        boolean fits = dot > 0 && extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        return fits ? name : name + "." + extension;
    }
}
