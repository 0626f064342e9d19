package cn.huice.casework.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How money is asked back. */
@ConfigMapping(prefix = "huice.recovery")
interface RecoverySettings {

    /** Working days in which to repay, where no plan says otherwise. */
    @WithDefault("30")
    int workingDays();

    /** How often missed days of payment are looked for. */
    @WithDefault("10s")
    String overdueEvery();
}
