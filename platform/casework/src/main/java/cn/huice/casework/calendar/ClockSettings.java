package cn.huice.casework.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The application's clock. */
@ConfigMapping(prefix = "huice.clock")
public interface ClockSettings {

    /** Whether an operator may move it, for demonstrations and tests; otherwise it shows real time. */
    @WithDefault("false")
    boolean settable();
}
