package cn.huice.land.idle;

import java.time.LocalDate;

/**
 * What a district does where a town or park has much idle land (津规自规划规〔2018〕1号 四（二）).
 *
 * @param liftedOn null while it stands
 */
record SupplyPause(
        String id,
        String district,
        String town,
        Kind kind,
        String reason,
        LocalDate from,
        LocalDate liftedOn,
        long revision,
        long sequence) {

    enum Kind {
        /** 挂牌督办. */
        LISTED_FOR_SUPERVISION,
        /** 暂停新增供地. */
        SUPPLY_PAUSED,
        /** 定期通报. */
        REPORTED
    }
}
