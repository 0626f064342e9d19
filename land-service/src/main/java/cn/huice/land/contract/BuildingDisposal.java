package cn.huice.land.contract;

import java.util.Locale;

/** 地上建筑物处置方式 as the contract states it; the codes of {@code contract.building_disposal}. */
public enum BuildingDisposal {
    /** 残值补偿 */
    RESIDUAL_COMPENSATION,
    /** 无偿收回 */
    FREE_TAKEOVER,
    /** 恢复原状 */
    RESTORE_SITE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
