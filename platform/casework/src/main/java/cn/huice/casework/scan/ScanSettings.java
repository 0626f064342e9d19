package cn.huice.casework.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Scans of the register. */
@ConfigMapping(prefix = "huice.scan")
interface ScanSettings {

    /** How many run at once in this process; more are refused. */
    @WithDefault("1")
    int atOnce();

    /** Threads each of them scans with. */
    @WithDefault("2")
    int threads();

    /** Seconds that one may take. */
    @WithDefault("3600")
    int mostSeconds();

    /** How often a process says that the scans it runs are alive. */
    @WithDefault("10s")
    String aliveEvery();
}
