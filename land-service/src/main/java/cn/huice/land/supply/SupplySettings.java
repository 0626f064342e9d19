package cn.huice.land.supply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Within which time land is supplied. */
@ConfigMapping(prefix = "huice.land.supply")
public interface SupplySettings {
    /** 工作日 within which planning conditions are issued once they are asked for (津政办规〔2022〕6号 15). */
    @WithDefault("5")
    int conditionsDays();

    /**
     * 工作日 within which the scheme is approved where no new construction land is needed (津政办规〔2022〕6号 15). The text does not say from
     * when; they are counted from the day the planning conditions are issued, without which there is no scheme.
     */
    @WithDefault("15")
    int schemeDays();
}
