package cn.huice.land.parcel;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.geometry.Areas;
import cn.huice.land.geometry.Region;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;

/** The register of parcels: what is in force, what was on any day, and the changes between. */
@ApplicationScoped
public class Parcels {
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    private final ParcelTable table;
    private final Overlaps overlaps;
    private final ParcelFacts facts;
    private final ParcelSettings settings;
    private final Journal journal;
    private final Clock clock;

    Parcels(
            ParcelTable table,
            Overlaps overlaps,
            ParcelFacts facts,
            ParcelSettings settings,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.overlaps = overlaps;
        this.facts = facts;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<Parcel> inForce(ParcelCode code) {
        return table.inForce(code);
    }

    /** What stood on a day, by what is known now. */
    public Optional<Parcel> on(ParcelCode code, LocalDate day) {
        return table.on(code, day);
    }

    /** All that was recorded about a parcel, the latest first; also what a correction took the place of. */
    public List<Parcel> versions(ParcelCode code) {
        return table.versions(code);
    }

    /** Parcels that stand on a day or later and whose extent meets another. */
    public List<Parcel> near(Envelope extent, LocalDate from) {
        return table.near(extent, from, List.of());
    }

    /** Goes through all that stood on a day, in the order of codes; in the caller's transaction. */
    public void each(LocalDate day, Optional<String> district, Consumer<Parcel> visit) {
        table.each(day, district, visit);
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }

    /**
     * Registers a parcel that nobody knew.
     *
     * @param from the first day, today at the latest
     * @throws ProblemException 409 if there is or was such a parcel, or it overlaps others; 422 if it leaves the city
     */
    @Transactional
    public Parcel register(Content content, LocalDate from) {
        table.lock();
        requireNew(content.code());
        requireFree(content, from, List.of());
        return write(content, from);
    }

    /**
     * Puts another content in the place of what is in force. From the day before on the former one stays as it was; on its own first
     * day it is corrected.
     *
     * @param seen the version the caller has read
     * @throws ProblemException 404 if none is in force, 409 if it overlaps others, 412 if it has changed since, 428 if none was read
     */
    @Transactional
    public Parcel replace(Content content, LocalDate from, Revision seen) {
        table.lock();
        Parcel before = requireInForce(content.code());
        Revision.check(seen, before.version());
        requireFree(content, from, List.of(content.code()));
        leave(before, from);
        Parcel after = insert(content, from);
        journal.append(NewEntry.kept(
                stream(after.code()), "cn.huice.parcel.amended.v1", after.code().value(), ParcelData.of(after)));
        return after;
    }

    /** 注销. @param from the first day on which it stands no more */
    @Transactional
    public void end(ParcelCode code, LocalDate from, Revision seen) {
        table.lock();
        Parcel before = requireInForce(code);
        Revision.check(seen, before.version());
        requireConceivable(from);
        leaveForGood(before, from);
        journal.append(NewEntry.kept(
                stream(code),
                "cn.huice.parcel.ended.v1",
                code.value(),
                new ParcelData.Ended(code, before.version(), from.minusDays(1))));
    }

    /** @throws ProblemException as {@link #register} would, without registering anything */
    public void examine(Content content, LocalDate from, boolean replacing) {
        if (replacing) {
            requireInForce(content.code());
            requireFree(content, from, List.of(content.code()));
        } else {
            requireNew(content.code());
            requireFree(content, from, List.of());
        }
    }

    // What splits and merges are made of; they hold the lock and have checked all.

    void lock() {
        table.lock();
    }

    Parcel write(Content content, LocalDate from) {
        Parcel parcel = insert(content, from);
        journal.append(NewEntry.kept(
                stream(parcel.code()),
                "cn.huice.parcel.registered.v1",
                parcel.code().value(),
                ParcelData.of(parcel)));
        return parcel;
    }

    /** The same, and no content follows: what is known of it as a fact ends with it. */
    void leaveForGood(Parcel parcel, LocalDate from) {
        leave(parcel, from);
        facts.end(parcel.code(), from.minusDays(1));
    }

    /** It stands no more from a day on: as a correction where that is its own first day. */
    void leave(Parcel parcel, LocalDate from) {
        if (from.isBefore(parcel.validFrom())) {
            throw ProblemException.unprocessable(
                    "before-its-time",
                    Text.of("生效日期早于现行版本的起始日", "The day is before the first one of what is in force"),
                    FieldError.of(
                            "validFrom",
                            "不得早于 " + parcel.validFrom(),
                            "must not be before " + parcel.validFrom(),
                            ">= " + parcel.validFrom()));
        }
        if (from.equals(parcel.validFrom())) {
            table.supersede(parcel, now());
        } else {
            table.close(parcel, from.minusDays(1));
        }
    }

    Parcel requireInForce(ParcelCode code) {
        return table.inForce(code).orElseThrow(() -> ProblemException.notFound("宗地", code.value()));
    }

    void requireNew(ParcelCode code) {
        if (table.lastVersion(code) > 0) {
            throw ProblemException.conflict(
                    "parcel-exists",
                    Text.of("宗地代码已使用过，不得重复", "The parcel code has been used"),
                    FieldError.of("code", code + " 已登记或已注销", code + " is or was registered", "unique"));
        }
    }

    void requireFree(Content content, LocalDate from, List<ParcelCode> besides) {
        requireConceivable(from);
        Region.requireWithin(settings.city(), content.outline(), "geometry");
        overlaps.require(content.outline(), from, besides);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void requireConceivable(LocalDate from) {
        if (from.isBefore(EARLIEST) || from.isAfter(today())) {
            throw ProblemException.badField(FieldError.of(
                    "validFrom",
                    "应在 " + EARLIEST + " 至今日 " + today() + " 之间",
                    "must be from " + EARLIEST + " to today, " + today(),
                    EARLIEST + ".." + today()));
        }
    }

    private Parcel insert(Content content, LocalDate from) {
        long version = table.lastVersion(content.code()) + 1;
        Parcel parcel = table.insert(content, Areas.of(content.outline()), from, version, now());
        facts.follow(parcel, content);
        return table.inForce(content.code()).orElse(parcel);
    }

    static String stream(ParcelCode code) {
        return "parcel/" + code;
    }
}
