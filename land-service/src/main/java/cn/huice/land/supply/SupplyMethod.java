package cn.huice.land.supply;

/** The way by which it is decided who gets the land (招标拍卖挂牌出让国有建设用地使用权规定，国土资源部令第39号). */
public enum SupplyMethod {
    /** 招标: by score. */
    TENDER("招标"),
    /** 拍卖 */
    AUCTION("拍卖"),
    /** 挂牌 */
    LISTING("挂牌"),
    /** 协议: with somebody whom a policy lets have it without competition. */
    AGREEMENT("协议");

    private final String title;

    SupplyMethod(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
