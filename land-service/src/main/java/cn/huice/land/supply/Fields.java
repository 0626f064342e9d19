package cn.huice.land.supply;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** What requests about supply are read by. */
public final class Fields {
    private Fields() {}

    /** @throws ProblemException 404 for what is no id */
    public static UUID id(String what, String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw ProblemException.notFound(what, text.length() > 60 ? text.substring(0, 60) : text);
        }
        return UUID.fromString(text);
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }

    /** 400 for one field. */
    public static ProblemException bad(String field, String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of(field, zh, en, rule));
    }
}
