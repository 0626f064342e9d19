package cn.huice.casework.material;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** What applicants may hand in. */
@ConfigMapping(prefix = "huice.material")
public interface MaterialSettings {
    /** One file. What the HTTP door takes (quarkus.http.limits.max-body-size) must be more. */
    @WithDefault("50M")
    MemorySize largestFile();

    /** All files of one case. */
    @WithDefault("500M")
    MemorySize largestCase();

    /** Kinds that are taken; the content decides, not the name. */
    @WithDefault("PDF,PNG,JPEG,OFD,DOCX,XLSX")
    Set<FileType> types();

    /** How long a file without a last day of its own may be used again in other cases of its subject. */
    @WithDefault("P365D")
    Duration reuseFor();
}
