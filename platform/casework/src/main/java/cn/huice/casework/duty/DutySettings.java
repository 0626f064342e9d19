package cn.huice.casework.duty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How duties are watched. */
@ConfigMapping(prefix = "huice.duty")
interface DutySettings {

    /** How often duties are looked for whose last day has passed. */
    @WithDefault("10s")
    String overdueEvery();
}
