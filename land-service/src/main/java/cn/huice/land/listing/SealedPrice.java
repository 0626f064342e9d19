package cn.huice.land.listing;

import cn.huice.casework.digest.TextDigest;
import cn.huice.land.supply.Fields;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A price nobody may read before its time. Whoever sets it chooses the salt; with both anyone can afterwards recompute the
 * commitment, which was journaled when it was set.
 *
 * @param price 元, two decimals
 * @param salt 16 to 64 visible characters nobody else knows
 */
record SealedPrice(BigDecimal price, String salt) {
    private static final Pattern SALT = Pattern.compile("[\\x21-\\x7e]{16,64}");

    static SealedPrice read(String field, BigDecimal price, String saltField, String salt) {
        if (salt == null || !SALT.matcher(salt).matches()) {
            throw Fields.bad(
                    saltField,
                    "应为 16 到 64 个可见 ASCII 字符，由报价人自定并保密",
                    "must be 16 to 64 visible ASCII characters that only you know",
                    "16..64");
        }
        if (price.signum() == 0) {
            throw Fields.bad(field, "应大于 0", "must be above 0", "> 0");
        }
        return new SealedPrice(price, salt);
    }

    /** SM3, hex. @param bidder 竞买号; 0 for 底价 */
    String commitment(UUID listing, int bidder) {
        return TextDigest.sm3(listing + "|" + bidder + "|" + price.toPlainString() + "|" + salt);
    }

    String plain() {
        return price.toPlainString() + "|" + salt;
    }

    static SealedPrice parse(String plain) {
        int bar = plain.indexOf('|');
        return new SealedPrice(new BigDecimal(plain.substring(0, bar)), plain.substring(bar + 1));
    }

    @Override
    public String toString() {
        return "a sealed price";
    }
}
