package cn.huice.land.listing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the State demands of a listing (国土资源部令第39号), and how often its end is looked for. */
@ConfigMapping(prefix = "huice.land.listing")
public interface ListingSettings {
    /** Days between the announcement and the first day of bids at least (第八条). */
    @WithDefault("20")
    int announcementDays();

    /** Days that bids are taken for at least (第十八条). */
    @WithDefault("10")
    int listingDays();

    /** 工作日 within which deposits of those who got nothing are paid back (第二十一条). */
    @WithDefault("5")
    int refundDays();

    @WithDefault("5s")
    Duration settleEvery();
}
