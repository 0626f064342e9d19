package cn.huice.land.contract;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How contracts of land are carried out. */
@ConfigMapping(prefix = "huice.contract")
interface ContractSettings {

    /** 自然日 to do what neither the text nor the contract names a day for. */
    @WithDefault("30")
    int days();

    /** How often contracts are looked for that time brings into another phase or to their end. */
    @WithDefault("60s")
    String advanceEvery();
}
