package cn.huice.land.parcel;

import cn.huice.land.geometry.Areas;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A parcel as it stands or stood for some time.
 *
 * @param areas computed from the outline
 * @param validFrom the first day
 * @param validUntil the last day; empty for the one in force
 * @param version 1, 2, 3 ... of this parcel; also its revision
 * @param recordedAt when it was written
 * @param supersededAt when a correction for the same days took its place
 */
public record Parcel(
        long id,
        Content content,
        Areas areas,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        long version,
        Instant recordedAt,
        Optional<Instant> supersededAt) {

    public ParcelCode code() {
        return content.code();
    }

    /** Whether a content says nothing else, down to the last digit of the outline. */
    public boolean says(Content other) {
        return content.sameAs(other);
    }

    /** The same under another holder. */
    Parcel with(Optional<RightHolder> holder) {
        return new Parcel(id, content.heldBy(holder), areas, validFrom, validUntil, version, recordedAt, supersededAt);
    }
}
