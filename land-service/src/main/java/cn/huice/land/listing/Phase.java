package cn.huice.land.listing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a listing stands. */
@Schema(name = "ListingPhase")
public enum Phase {
    /** 公告中: bidders register and pay their deposits. */
    ANNOUNCED,
    /** 挂牌中: open bids are taken. */
    BIDDING,
    /** 询问是否继续竞价: bidders may still say that they want to go on. */
    ASKING,
    /** 密封报价: more than one wanted to go on, and each has one sealed price. */
    FINAL_ROUND,
    /** It is over, and its result is about to be drawn up. */
    SETTLING,
    /** 成交 */
    CONCLUDED,
    /** 流拍 */
    FAILED,
    /** 终止 */
    WITHDRAWN
}
