package cn.huice.land.supply;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.land.idle.SupplyPauses;
import cn.huice.land.supply.Supply.State;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The steps of a supply. The caller holds its row. */
@ApplicationScoped
public class Supplies {
    private final SupplyTable table;
    private final Examiner examiner;
    private final IndustrialUse industrialUse;
    private final SupplyPauses pauses;
    private final SupplySettings settings;
    private final SupplyRights rights;
    private final SupplyJournal journal;
    private final Clock clock;

    Supplies(
            SupplyTable table,
            Examiner examiner,
            IndustrialUse industrialUse,
            SupplyPauses pauses,
            SupplySettings settings,
            SupplyRights rights,
            SupplyJournal journal,
            Clock clock) {
        this.table = table;
        this.examiner = examiner;
        this.industrialUse = industrialUse;
        this.pauses = pauses;
        this.settings = settings;
        this.rights = rights;
        this.journal = journal;
        this.clock = clock;
    }

    /** Row and all until the transaction ends. @throws ProblemException 404 */
    @Transactional(TxType.MANDATORY)
    public Supply locked(UUID id) {
        return table.locked(id).orElseThrow(() -> ProblemException.notFound("供地", id.toString()));
    }

    public Optional<Supply> find(UUID id) {
        return table.find(id);
    }

    /**
     * Asks for planning conditions.
     *
     * @throws ProblemException 409 where the parcel's supply is at work
     */
    @Transactional(TxType.MANDATORY)
    Supply request(String parcel, String district, Optional<UUID> planItem, boolean newConstruction) {
        LocalDate today = Fields.today(clock);
        Optional<LocalDate> due = industrialUse.mayBe(parcel, today)
                ? Optional.of(WorkingCalendar.national().plus(today, settings.conditionsDays()))
                : Optional.empty();
        UUID id = UUID.randomUUID();
        Supply supply = new Supply(
                id,
                planItem,
                parcel,
                district,
                State.REQUESTED,
                today,
                due,
                Optional.empty(),
                Optional.empty(),
                newConstruction,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0);
        if (!table.insert(supply, rights.name())) {
            throw ProblemException.conflict("supply-at-work", Text.of("该宗地正在供应", "The parcel is being supplied"));
        }
        journal.keep(
                supply,
                "cn.huice.supply.requested.v1",
                new SupplyJournal.Requested(id, parcel, planItem.orElse(null), due.orElse(null)));
        return table.find(id).orElseThrow();
    }

    /** 核提规划条件. Within the days set, or it is marked late; corrected until a scheme is submitted. */
    @Transactional(TxType.MANDATORY)
    void condition(Supply supply, PlanningConditions conditions) {
        if (supply.state() != State.CONDITIONED) {
            require(supply, State.REQUESTED);
        }
        LocalDate today = Fields.today(clock);
        LocalDate issued = supply.conditionsOn().orElse(today);
        Optional<LocalDate> schemeDue =
                supply.newConstruction() || supply.conditionsDue().isEmpty()
                        ? Optional.empty()
                        : Optional.of(WorkingCalendar.national().plus(issued, settings.schemeDays()));
        table.condition(supply.id(), conditions, issued, schemeDue);
        journal.keep(
                supply,
                "cn.huice.supply.conditions-issued.v1",
                new SupplyJournal.ConditionsIssued(
                        supply.id(),
                        supply.parcel(),
                        conditions,
                        supply.conditionsLate(issued),
                        schemeDue.orElse(null)));
    }

    /** What the rules say of a scheme; nothing is kept. */
    Examination examine(Supply supply, Scheme scheme) {
        return examiner.examine(supply, scheme, Optional.empty(), false);
    }

    /** 方案报批. @throws ProblemException 422 as {@link Examination#require} */
    @Transactional(TxType.MANDATORY)
    void submit(Supply supply, Scheme scheme) {
        if (supply.state() != State.CONDITIONED && supply.state() != State.SUBMITTED) {
            throw wrongState(supply);
        }
        Examination examination = examine(supply, scheme);
        examination.require(scheme);
        table.submit(supply.id(), scheme, examination, rights.name(), Fields.today(clock));
        journal.keep(
                supply,
                "cn.huice.supply.scheme-submitted.v1",
                SupplyJournal.moved(supply, scheme, examination, false, scheme.reason()));
    }

    /**
     * 批准方案, by somebody else than who submitted it. It is examined anew; what the approval itself settles, such as more than twenty
     * years, is settled by it.
     *
     * @throws ProblemException 409 where supply is paused in its town; 422 as {@link Examination#require}
     */
    @Transactional(TxType.MANDATORY)
    void approve(Supply supply, String comment) {
        require(supply, State.SUBMITTED);
        if (supply.schemeBy().filter(rights.name()::equals).isPresent()) {
            throw ProblemException.conflict(
                    "same-person",
                    Text.of("方案不得由提交人自己批准", "A scheme is approved by somebody else than who submitted it"));
        }
        Scheme scheme = supply.scheme().orElseThrow();
        requireUnpaused(supply, scheme);
        Examination before = supply.examination().orElseThrow();
        if (before.exceptional() && comment == null) {
            throw ProblemException.unprocessable(
                    "supply-reason-required",
                    Text.of("批准突破一般规定的方案应写明理由", "Approving what exceeds a usual limit takes a reason"),
                    FieldError.of("comment", "必填", "required", "一般"));
        }
        Examination now = examiner.examine(supply, scheme, Optional.empty(), true);
        now.require(scheme);
        LocalDate today = Fields.today(clock);
        table.approve(supply.id(), now, rights.name(), today, comment);
        boolean late = supply.schemeDue().filter(today::isAfter).isPresent();
        journal.keep(supply, "cn.huice.supply.approved.v1", SupplyJournal.moved(supply, scheme, before, late, comment));
    }

    /** 退回修改 */
    @Transactional(TxType.MANDATORY)
    void sendBack(Supply supply, String comment) {
        require(supply, State.SUBMITTED);
        table.move(supply.id(), State.CONDITIONED, comment);
        journal.keep(
                supply,
                "cn.huice.supply.returned.v1",
                SupplyJournal.moved(
                        supply,
                        supply.scheme().orElseThrow(),
                        supply.examination().orElseThrow(),
                        false,
                        comment));
    }

    /** 终止供地. @throws ProblemException 409 while it is listed, and once it is over */
    @Transactional(TxType.MANDATORY)
    void cancel(Supply supply, String reason) {
        if (supply.state().over() || supply.state() == State.ANNOUNCED) {
            throw wrongState(supply);
        }
        table.move(supply.id(), State.CANCELLED, reason);
        journal.keep(
                supply, "cn.huice.supply.cancelled.v1", new SupplyJournal.Ended(supply.id(), supply.parcel(), reason));
    }

    /**
     * It is listed from now on.
     *
     * @throws ProblemException 409 unless its approved scheme says 挂牌, and where supply is paused in its town; 422 where its start price has come to lie below what the rules compute
     */
    @Transactional(TxType.MANDATORY)
    public void announce(Supply supply) {
        require(supply, State.APPROVED);
        Scheme scheme = supply.scheme().orElseThrow();
        if (scheme.method() != SupplyMethod.LISTING) {
            throw ProblemException.conflict(
                    "supply-method",
                    Text.of("方案的供地方法是" + scheme.method().title(), "The scheme says " + scheme.method()));
        }
        requireUnpaused(supply, scheme);
        examiner.examine(supply, scheme, Optional.empty(), true).requirePrice(scheme);
        table.move(supply.id(), State.ANNOUNCED);
    }

    private void requireUnpaused(Supply supply, Scheme scheme) {
        if (scheme.town() != null) {
            pauses.requireNone("town", supply.district(), scheme.town());
        }
    }

    /** 流拍 or 终止挂牌: its scheme still stands and can be listed again. */
    @Transactional(TxType.MANDATORY)
    public void release(Supply supply) {
        table.move(supply.id(), State.APPROVED);
    }

    /** @throws ProblemException 409 in any other state */
    static void require(Supply supply, State state) {
        if (supply.state() != state) {
            throw wrongState(supply);
        }
    }

    private static ProblemException wrongState(Supply supply) {
        return ProblemException.conflict(
                "supply-state",
                Text.of("供地处于 " + supply.state() + "，不能这样办理", "Not possible while it is " + supply.state()));
    }
}
