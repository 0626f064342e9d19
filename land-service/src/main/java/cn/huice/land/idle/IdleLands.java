package cn.huice.land.idle;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.idle.IdleLand.Disposal;
import cn.huice.land.idle.IdleLand.Findings;
import cn.huice.land.idle.IdleLand.Kind;
import cn.huice.land.idle.IdleLand.State;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.land.parcel.RightHolder;
import cn.huice.policy.assessment.Outcome;
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
import java.util.UUID;

/** Survey, determination and disposal; what may be done when, the policies say. */
@ApplicationScoped
class IdleLands {
    private static final AttributeKey IS_IDLE = new AttributeKey("parcel.is_idle");

    private final IdleLandTable table;
    private final IdleLandRules rules;
    private final IdleLandDuties duties;
    private final Parcels parcels;
    private final Register register;
    private final Journal journal;
    private final Clock clock;

    IdleLands(
            IdleLandTable table,
            IdleLandRules rules,
            IdleLandDuties duties,
            Parcels parcels,
            Register register,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.rules = rules;
        this.duties = duties;
        this.parcels = parcels;
        this.register = register;
        this.journal = journal;
        this.clock = clock;
    }

    /** In the journal. @param disposal null before */
    record Told(String id, String parcel, String district, String town, State state, Kind disposal, String amount) {}

    /**
     * 调查: a parcel is suspected to lie idle; its holder is told and has thirty days to answer (第五条, 第六条).
     *
     * @throws ProblemException 400 for findings that do not go together; 409 where it is under survey or idle already; 422 for a parcel
     *     that is not in force or that nobody holds
     */
    @Transactional(TxType.MANDATORY)
    IdleLand suspect(IdleLand.Suspicion suspicion) {
        requireSound(suspicion.findings());
        ParcelCode code = ParcelCode.read("parcel", suspicion.parcel());
        Parcel parcel =
                parcels.inForce(code).orElseThrow(() -> unfit("parcel", "登记簿里没有现势宗地", "is not in force", "register"));
        SubjectId holder = parcel.content()
                .holder()
                .map(RightHolder::subject)
                .orElseThrow(() -> unfit("parcel", "没有登记土地使用权人", "nobody holds it", "第二条"));
        IdleLand land = new IdleLand(
                UUID.randomUUID().toString(),
                code.value(),
                parcel.content().district(),
                suspicion.town(),
                holder,
                suspicion.findings(),
                State.SUSPECTED,
                today(),
                null,
                null,
                1,
                0);
        if (!table.insert(land)) {
            throw ProblemException.conflict(
                    "under-survey", Text.of("该宗地已在调查或者已认定闲置", "It is under survey, or idle already"));
        }
        tell(land, "cn.huice.idle-land.suspected.v1");
        duties.suspected(land);
        return land;
    }

    /** The findings as they are after the holder has answered. @throws ProblemException 400, 404, 409, 412, 428 */
    @Transactional(TxType.MANDATORY)
    IdleLand find(String id, Revision seen, Findings findings) {
        IdleLand land = locked(id, seen, State.SUSPECTED);
        requireSound(findings);
        table.find(id, findings);
        IdleLand after = table.find(id).orElseThrow();
        tell(land, "cn.huice.idle-land.surveyed.v1");
        return after;
    }

    /** 认定 by the policy, today. @throws ProblemException 404, 412, 428; 409 where it is determined; 422 where findings are missing */
    @Transactional(TxType.MANDATORY)
    IdleLand determine(String id, Revision seen) {
        IdleLand land = locked(id, seen, State.SUSPECTED);
        State state = switch (rules.idle(land.findings(), today())) {
            case Outcome.Eligible eligible -> State.IDLE;
            case Outcome.Ineligible ineligible -> State.NOT_IDLE;
            case Outcome.Unknown(var needs, boolean manual) ->
                throw new ProblemException(
                        422,
                        "facts-missing",
                        Text.of("还缺少能认定的调查结果", "Findings that would decide it are missing"),
                        needs.stream()
                                .map(key ->
                                        FieldError.of("findings", "缺少 " + key.value(), "needs " + key.value(), "第二条"))
                                .toList());
            case Outcome.NotInForce notInForce ->
                throw ProblemException.conflict("not-in-force", Text.of("办法未生效", "The rule is not in force"));
        };
        table.determine(id, state, today());
        SubjectId parcel = new SubjectId("parcel", land.parcel());
        register.ensure(parcel, land.district());
        register.record(
                parcel, IS_IDLE, new Value.Truth(state == State.IDLE), Validity.from(today()), IdleLandRules.AUTHORITY);
        IdleLand after = table.find(id).orElseThrow();
        tell(after, "cn.huice.idle-land.determined.v1");
        duties.determined(after);
        return after;
    }

    /**
     * 处置 by its cause.
     *
     * @throws ProblemException 404, 412, 428; 409 where it is not idle; 422 for what its cause or the time that has passed does not allow
     */
    @Transactional(TxType.MANDATORY)
    IdleLand dispose(String id, Revision seen, Kind kind, LocalDate until, String note) {
        IdleLand land = locked(id, seen, State.IDLE);
        if (kind.cause() != land.findings().cause()) {
            throw unfit("kind", "与闲置原因不符", "does not go with the cause", kind.article());
        }
        String amount = null;
        switch (kind) {
            case EXTENSION, TEMPORARY_USE -> requireTerm(kind, until);
            case IDLE_FEE -> {
                BigDecimal fee = rules.fee(land.findings(), today());
                if (fee.signum() == 0) {
                    throw unfit("kind", "现在不征缴闲置费", "no fee is due now", kind.article());
                }
                amount = Money.text(fee);
            }
            case FREE_RECLAIM -> {
                if (!rules.reclaimed(land.findings(), today())) {
                    throw unfit("kind", "还不到无偿收回的时候", "it is not to be taken back yet", kind.article());
                }
            }
            case USE_CHANGE, AGREED_RECLAIM, SWAP -> {}
        }
        table.dispose(id, new Disposal(kind, today(), amount, until, note));
        IdleLand after = table.find(id).orElseThrow();
        if (kind != Kind.IDLE_FEE) {
            register.record(
                    new SubjectId("parcel", land.parcel()),
                    IS_IDLE,
                    new Value.Truth(false),
                    Validity.from(today()),
                    IdleLandRules.AUTHORITY);
        }
        tell(after, "cn.huice.idle-land.disposed.v1");
        duties.disposed(after);
        return after;
    }

    /** 延长最长不得超过一年. */
    private void requireTerm(Kind kind, LocalDate until) {
        if (until == null || !until.isAfter(today())) {
            throw ProblemException.badField(FieldError.of("until", "写明今天以后的期限", "name a day to come", "> today"));
        }
        if (kind == Kind.EXTENSION && until.isAfter(today().plusYears(1))) {
            throw unfit("until", "延长不得超过一年", "an extension is a year at most", kind.article());
        }
    }

    private static void requireSound(Findings findings) {
        boolean measured = findings.developedRatio() != null || findings.investedRatio() != null;
        if (!findings.started() && (measured || findings.stoppedSince() != null)) {
            throw ProblemException.badField(FieldError.of(
                    "findings.started", "没有动工的，没有动工面积、投资和中止日期", "what has not started has not stopped", "第二条"));
        }
    }

    private IdleLand locked(String id, Revision seen, State state) {
        IdleLand land = table.locked(id).orElseThrow(() -> ProblemException.notFound("闲置土地", id));
        Revision.check(seen, land.revision());
        if (land.state() != state) {
            throw ProblemException.conflict(
                    "idle-land-state",
                    Text.of("当前状态为 " + land.state(), "It is " + land.state()),
                    FieldError.of("state", "应为 " + state, "must be " + state, state.name()));
        }
        return land;
    }

    private static ProblemException unfit(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "idle-land-rule",
                Text.of("不合闲置土地处置办法", "Not as the rule on idle land allows"),
                FieldError.of(field, zh, en, rule));
    }

    private void tell(IdleLand land, String type) {
        Disposal disposal = land.disposal();
        journal.append(NewEntry.kept(
                "idle-land/" + land.id(),
                type,
                land.parcel(),
                new Told(
                        land.id(),
                        land.parcel(),
                        land.district(),
                        land.town(),
                        land.state(),
                        disposal == null ? null : disposal.kind(),
                        disposal == null ? null : disposal.amount())));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
