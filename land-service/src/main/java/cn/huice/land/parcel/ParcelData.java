package cn.huice.land.parcel;

import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * A parcel in the journal.
 *
 * @param holder opaque; names are never journaled
 * @param outline SM3 over the WKB as it is kept, hex: proves later which outline it was
 */
record ParcelData(
        ParcelCode code,
        long version,
        String use,
        String rightType,
        LocalDate rightEnds,
        BigDecimal registeredArea,
        BigDecimal computedArea,
        SubjectId holder,
        String outline,
        LocalDate validFrom) {

    static ParcelData of(Parcel parcel) {
        Content content = parcel.content();
        return new ParcelData(
                parcel.code(),
                parcel.version(),
                content.use().toString(),
                content.right().map(RightType::code).orElse(null),
                content.rightEnds().orElse(null),
                content.registeredArea(),
                parcel.areas().plane(),
                content.holder().map(RightHolder::subject).orElse(null),
                digest(ParcelRows.wkb(content.outline())),
                parcel.validFrom());
    }

    /** @param lastDay when it stood for the last time */
    record Ended(ParcelCode code, long version, LocalDate lastDay) {}

    /** @param policy the rule in force that allows it; null where none was */
    record Succeeded(
            List<ParcelCode> parents,
            List<ParcelCode> children,
            LocalDate effective,
            String policy,
            String article,
            String transferPolicy,
            String transferArticle,
            String principle) {}

    private static String digest(byte[] wkb) {
        SM3Digest sm3 = new SM3Digest();
        sm3.update(wkb, 0, wkb.length);
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }
}
