package cn.huice.casework.columns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The register's facts in memory. */
@ConfigMapping(prefix = "huice.columns")
public interface ColumnsSettings {

    /** Bytes that columns may take in all; a scan that would need more is refused. */
    @WithDefault("419430400")
    long mostBytes();

    /** How often columns that are in use catch up, so that a scan finds little left to do. */
    @WithDefault("10s")
    String followEvery();

    /** Seconds that reading a whole kind of subjects may take. */
    @WithDefault("1800")
    int loadSeconds();
}
