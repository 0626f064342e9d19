package cn.huice.land.idle;

import java.time.LocalDate;

/**
 * What a district does where a town or park has much idle land (天津市优化工业用地管理促进产业结构调整升级实施办法（2018-55） 四（二）).
 *
 * @param town 街镇 or park
 * @param liftedOn null while it stands
 */
public record SupplyPause(
        String id,
        String district,
        String town,
        Kind kind,
        String reason,
        LocalDate from,
        LocalDate liftedOn,
        long revision,
        long sequence) {

    public enum Kind {
        /** 挂牌督办. */
        LISTED_FOR_SUPERVISION,
        /** 暂停新增供地. */
        SUPPLY_PAUSED,
        /** 定期通报. */
        REPORTED
    }
}
