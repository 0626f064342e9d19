package cn.huice.land.parcel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of what.
 *
 * @param effective the first day of the children
 * @param policy the rule in force that allowed it, with its article
 * @param transferPolicy the rule under which what is surplus was cut off to be transferred (节余用地分割转让), with its article
 * @param principle by which the term of a merged parcel was determined, where the terms differed
 */
public record Lineage(
        long id,
        Kind kind,
        List<ParcelCode> parents,
        List<ParcelCode> children,
        LocalDate effective,
        Optional<String> policy,
        Optional<String> article,
        Optional<String> transferPolicy,
        Optional<String> transferArticle,
        Optional<Terms.Principle> principle,
        Instant recordedAt) {

    /** 分割 or 合并. */
    @Schema(name = "SuccessionKind")
    public enum Kind {
        SPLIT,
        MERGE
    }
}
