package cn.huice.land.listing;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.sql.Money;
import cn.huice.land.supply.Fields;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * 公告 as it is asked for.
 *
 * @param supply id of a supply whose approved scheme says 挂牌; start price, step and deposit are the scheme's
 * @param terms 公告内容
 * @param eligibility 竞买人资格
 * @param depositUntil until when one registers and pays the deposit
 * @param continuesUntil until when bidders may say that they want a final round
 * @param sealedUntil the end of the sealed final round
 * @param reservePrice 底价, 元; may be left out
 * @param reserveSalt 16 to 64 characters that only the grantor knows; with a reserve price
 */
record AnnouncementRequest(
        @NotNull String supply,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 20000) String terms,
        @NotBlank @Size(max = 5000) String eligibility,
        @NotNull OffsetDateTime bidsFrom,
        @NotNull OffsetDateTime depositUntil,
        @NotNull OffsetDateTime closesAt,
        @NotNull OffsetDateTime continuesUntil,
        @NotNull OffsetDateTime sealedUntil,
        String reservePrice,
        String reserveSalt) {

    /** @throws ProblemException 400 for what is no id, 404 for one of a wrong form */
    UUID supplyId() {
        if (supply.length() != 36) {
            throw Fields.bad("supply", "不是供地编号", "is not the id of a supply", "uuid");
        }
        return Fields.id("供地", supply);
    }

    /** @throws ProblemException 422 for too short a time, 400 for moments out of order */
    Timetable timetable(ListingSettings settings, Instant now) {
        LocalDate today = now.atZone(Shanghai.ZONE).toLocalDate();
        LocalDate first = day(bidsFrom());
        if (ChronoUnit.DAYS.between(today, first) < settings.announcementDays()) {
            throw early("bidsFrom", "公告", settings.announcementDays(), "announced", "第八条");
        }
        if (!closesAt().isAfter(bidsFrom().plusDays(settings.listingDays()).minusNanos(1))) {
            throw early("closesAt", "挂牌", settings.listingDays(), "open", "第十八条");
        }
        requireOrder(!depositUntil().isAfter(closesAt()), "depositUntil", "<= closesAt");
        requireOrder(depositUntil().toInstant().isAfter(now), "depositUntil", "> now");
        requireOrder(!continuesUntil().isBefore(closesAt()), "continuesUntil", ">= closesAt");
        requireOrder(sealedUntil().isAfter(continuesUntil()), "sealedUntil", "> continuesUntil");
        return new Timetable(
                bidsFrom().toInstant(),
                depositUntil().toInstant(),
                closesAt().toInstant(),
                continuesUntil().toInstant(),
                sealedUntil().toInstant());
    }

    Optional<SealedPrice> reserve() {
        return reservePrice() == null
                ? Optional.empty()
                : Optional.of(SealedPrice.read(
                        "reservePrice", Money.parse("reservePrice", reservePrice()), "reserveSalt", reserveSalt()));
    }

    private static void requireOrder(boolean kept, String field, String rule) {
        if (!kept) {
            throw Fields.bad(field, "时间先后不对：" + rule, "out of order: " + rule, rule);
        }
    }

    private static ProblemException early(String field, String what, int days, String done, String article) {
        return ProblemException.unprocessable(
                "listing-too-short",
                Text.of(what + "时间不足", "The time is too short"),
                FieldError.of(
                        field,
                        what + "至少 " + days + " 日",
                        "must be " + done + " for " + days + " days at least",
                        "国土资源部令第39号 " + article));
    }

    private static LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(Shanghai.ZONE).toLocalDate();
    }
}
