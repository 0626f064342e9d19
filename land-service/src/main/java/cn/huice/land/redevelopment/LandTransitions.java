package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseCompleted;
import cn.huice.casework.application.CaseFile;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.policy.Editions;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.redevelopment.LandTransition.Basis;
import cn.huice.land.redevelopment.LandTransition.Cause;
import cn.huice.land.redevelopment.LandTransition.Conversion;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Registers transitions (land18-transition-registration): the case grants them, a start day sets them going, the policy computes their
 * end, and the formalities of the new use end them, at the end of their term or before, for a transfer.
 */
@ApplicationScoped
class LandTransitions {
    /** What a completed case of these policies registers. */
    static final Set<String> GRANTING = Set.of(
            "ineff20-transition-new-business",
            "ineff20-allocated-land",
            "land18-transition-manufacturing",
            "land18-transition-makerspace");

    /** Counts five years from one of two days. */
    private static final String COUNTING = "ineff20-transition-start";

    private static final AttributeKey STARTS = new AttributeKey("parcel.transition_start_date");
    private static final AttributeKey APPLIES = new AttributeKey("parcel.transition_applies");
    private static final AttributeKey PERMIT = new AttributeKey("project.construction_permit_date");
    private static final AttributeKey OPINION = new AttributeKey("parcel.planning_opinion_date");

    private final LandTransitionTable table;
    private final Editions editions;
    private final Register register;
    private final TransitionDuties duties;
    private final Journal journal;
    private final Clock clock;

    LandTransitions(
            LandTransitionTable table,
            Editions editions,
            Register register,
            TransitionDuties duties,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.editions = editions;
        this.register = register;
        this.duties = duties;
        this.journal = journal;
        this.clock = clock;
    }

    /** A transition in the journal. @param cause why it was converted; null before */
    record Told(
            UUID id, String policy, String district, String parcel, LocalDate starts, LocalDate ends, Cause cause) {}

    /** From a completed case; one that continues allocation without a term is none. */
    @Transactional(TxType.MANDATORY)
    void granted(CaseCompleted completed) {
        CaseFile file = completed.file();
        Assessment assessment = completed.assessment();
        if (file.policy().equals("ineff20-allocated-land")
                && !(assessment.outcome() instanceof Outcome.Eligible(Amount.Exact term))) {
            return;
        }
        Optional<LocalDate> ends = assessment.outcome() instanceof Outcome.Eligible(Amount.Day(LocalDate day))
                ? Optional.of(day)
                : Optional.empty();
        LandTransition transition = new LandTransition(
                UUID.randomUUID(),
                file.id(),
                file.policy(),
                file.district(),
                file.subject(),
                file.related().stream()
                        .filter(subject -> subject.kind().equals("parcel"))
                        .map(SubjectId::id)
                        .findFirst()
                        .orElse(null),
                ends.map(day -> started(completed.facts())).orElse(null),
                null,
                ends.orElse(null),
                ends.isPresent() ? file.policy() : null,
                null,
                null,
                1,
                0);
        table.insert(transition);
        tell(transition, "cn.huice.land-transition.registered.v1", null);
        duties.opened(transition);
    }

    /**
     * Registers the day from which the term counts; the policy says until when.
     *
     * @throws ProblemException 404; 412 and 428; 409 where it has started or the policy is not in force; 400 for a day to come
     */
    @Transactional(TxType.MANDATORY)
    LandTransition start(UUID id, Revision seen, Basis basis, LocalDate on) {
        LandTransition transition = locked(id, seen);
        if (transition.starts() != null) {
            throw ProblemException.conflict(
                    "transition-started", Text.of("起始日已登记", "Its first day is registered already"));
        }
        if (on.isAfter(today())) {
            throw ProblemException.badField(FieldError.of("on", "不能晚于今天", "must not be after today", "<= today"));
        }
        LocalDate ends = end(basis, on);
        table.date(id, on, basis, ends, COUNTING);
        if (transition.parcel() != null) {
            SubjectId parcel = new SubjectId("parcel", transition.parcel());
            register.ensure(parcel, transition.district());
            register.record(parcel, STARTS, new Value.Day(on), Validity.from(today()), RedevelopmentRights.AUTHORITY);
        }
        LandTransition dated = table.find(id).orElseThrow();
        tell(dated, "cn.huice.land-transition.dated.v1", null);
        duties.opened(dated);
        return dated;
    }

    /**
     * 协议办理用地手续: the new use, the new right and the market price end it.
     *
     * @throws ProblemException 404; 412 and 428; 409 where it is converted or has not started; 422 before its end other than for a
     *     transfer, or a transfer to nobody
     */
    @Transactional(TxType.MANDATORY)
    LandTransition convert(UUID id, Revision seen, Conversion conversion) {
        LandTransition transition = locked(id, seen);
        if (transition.conversion() != null || transition.starts() == null) {
            throw ProblemException.conflict(
                    "transition-not-running", Text.of("过渡期已办结或者还没有起算", "It has been converted, or has not started"));
        }
        if (conversion.on().isBefore(transition.starts()) || conversion.on().isAfter(today())) {
            throw unfit("on", "应在起始日到今天之间", "must be from its first day to today", "starts.." + today());
        }
        if (new BigDecimal(conversion.price()).signum() == 0) {
            throw unfit("price", "市场价不能为零", "a market price is above zero", "七（七）");
        }
        if (conversion.cause() == Cause.EXPIRY && conversion.on().isBefore(transition.ends())) {
            throw unfit("cause", "过渡期还没有满，只有转让才提前办理", "its term is not over; only a transfer ends it early", "七（七）");
        }
        if (conversion.cause() == Cause.TRANSFER
                && (conversion.newHolder() == null || conversion.newHolder().isBlank())) {
            throw unfit("newHolder", "转让的要写明受让人", "a transfer names its new holder", "七（七）");
        }
        table.convert(id, conversion);
        LandTransition converted = table.find(id).orElseThrow();
        tell(converted, "cn.huice.land-transition.converted.v1", conversion.cause());
        duties.converted(converted);
        return converted;
    }

    private LocalDate end(Basis basis, LocalDate on) {
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        facts.put(APPLIES, vouched(new Value.Truth(true)));
        facts.put(STARTS, vouched(new Value.Day(on)));
        facts.put(basis == Basis.CONSTRUCTION_PERMIT ? PERMIT : OPINION, vouched(new Value.Day(on)));
        Editions.Pinned book = editions.current();
        Outcome outcome = book.assessor()
                .assess(book.policy(COUNTING), today(), Facts.of(facts))
                .outcome();
        if (outcome instanceof Outcome.Eligible(Amount.Day(LocalDate day))) {
            return day;
        }
        throw ProblemException.conflict("no-term", Text.of(COUNTING + " 算不出届满日", COUNTING + " computes no end"));
    }

    private LandTransition locked(UUID id, Revision seen) {
        LandTransition transition = table.locked(id).orElseThrow(() -> ProblemException.notFound("过渡期", id.toString()));
        Revision.check(seen, transition.revision());
        return transition;
    }

    private void tell(LandTransition transition, String type, Cause cause) {
        journal.append(NewEntry.kept(
                "land-transition/" + transition.id(),
                type,
                transition.subject().id(),
                new Told(
                        transition.id(),
                        transition.policy(),
                        transition.district(),
                        transition.parcel(),
                        transition.starts(),
                        transition.ends(),
                        cause)));
    }

    private static LocalDate started(Map<AttributeKey, Fact> facts) {
        return facts.get(STARTS).value() instanceof Value.Day(LocalDate day) ? day : null;
    }

    private static Fact vouched(Value value) {
        return new Fact(value, Standing.VERIFIED, RedevelopmentRights.AUTHORITY);
    }

    private static ProblemException unfit(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "unfit-conversion",
                Text.of("用地手续不合要求", "The conversion is not sound"),
                FieldError.of(field, zh, en, rule));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
