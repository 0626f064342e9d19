package cn.huice.land.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a contract stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Standing.Leasing.class, name = "LEASING"),
    @JsonSubTypes.Type(value = Standing.Rectifying.class, name = "RECTIFYING"),
    @JsonSubTypes.Type(value = Standing.Unrectified.class, name = "UNRECTIFIED"),
    @JsonSubTypes.Type(value = Standing.Convertible.class, name = "CONVERTIBLE"),
    @JsonSubTypes.Type(value = Standing.Converting.class, name = "CONVERTING"),
    @JsonSubTypes.Type(value = Standing.InTerm.class, name = "IN_TERM"),
    @JsonSubTypes.Type(value = Standing.Expired.class, name = "EXPIRED"),
    @JsonSubTypes.Type(value = Standing.Exited.class, name = "EXITED"),
    @JsonSubTypes.Type(value = Standing.Reclaimed.class, name = "RECLAIMED")
})
@Schema(name = "ContractStanding")
public sealed interface Standing {

    /** 先租后让, in a lease phase. @param passed whether its acceptance is passed */
    record Leasing(int phase, boolean passed) implements Standing {}

    /** 限期整改 after an acceptance of a phase that was not passed. */
    record Rectifying(int phase, LocalDate until) implements Standing {}

    /** 整改不达标: to be reclaimed without compensation. */
    record Unrectified(int phase, LocalDate since) implements Standing {}

    /** The lease has ended and all of it is accepted: its holder may have it granted. */
    record Convertible() implements Standing {}

    /** 转出让: the fee is known and to be paid. @param instalment number of the fee among the payments */
    record Converting(int instalment) implements Standing {}

    /** A grant runs, or a lease that is not followed by one. */
    record InTerm() implements Standing {}

    /** The term has ended and was not renewed: to be reclaimed. */
    record Expired() implements Standing {}

    /** 退出 by consent. @param refund 元 */
    record Exited(
            LocalDate on,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal refund) implements Standing {}

    /** 收回. @param compensation 元 for what stands on the land */
    record Reclaimed(
            LocalDate on,
            Ground ground,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal compensation) implements Standing {}

    /** All names of {@link #state}. */
    List<String> STATES = List.of(
            "LEASING",
            "RECTIFYING",
            "UNRECTIFIED",
            "CONVERTIBLE",
            "CONVERTING",
            "IN_TERM",
            "EXPIRED",
            "EXITED",
            "RECLAIMED");

    /** Why land is taken back. */
    enum Ground {
        /** 整改不达标 */
        UNRECTIFIED,
        /** 未续期到期 */
        EXPIRED,
        /** The lease ended and nobody had it granted in time. */
        NOT_CONVERTED
    }

    /** As filters and the column name it. */
    default String state() {
        return switch (this) {
            case Leasing leasing -> "LEASING";
            case Rectifying rectifying -> "RECTIFYING";
            case Unrectified unrectified -> "UNRECTIFIED";
            case Convertible convertible -> "CONVERTIBLE";
            case Converting converting -> "CONVERTING";
            case InTerm inTerm -> "IN_TERM";
            case Expired expired -> "EXPIRED";
            case Exited exited -> "EXITED";
            case Reclaimed reclaimed -> "RECLAIMED";
        };
    }

    /** Whether nothing more can happen. */
    default boolean ended() {
        return this instanceof Exited || this instanceof Reclaimed;
    }
}
