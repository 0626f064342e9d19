package cn.huice.casework.exchange;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be imported at once. */
@ConfigMapping(prefix = "huice.import")
public interface ImportSettings {
    @WithDefault("20M")
    MemorySize largestFile();

    /** What an Excel file may unpack to; a file that is made to burst is refused. */
    @WithDefault("256M")
    MemorySize largestUnpacked();

    @WithDefault("100000")
    int mostRows();

    /** How often work is looked for; {@code off} for never. */
    @WithDefault("1s")
    String every();
}
