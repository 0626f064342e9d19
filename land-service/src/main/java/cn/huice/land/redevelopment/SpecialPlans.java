package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseFile;
import cn.huice.casework.application.CaseFiles;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.redevelopment.SpecialPlan.Cause;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 专项规划: drawn up with a case, adopted when the case is closed, changed only by another. */
@ApplicationScoped
class SpecialPlans {
    static final String PLAN = "ineff20-special-plan";
    static final String CHANGE = "ineff20-special-plan-change";

    private final SpecialPlanTable table;
    private final InefficientLandTable land;
    private final InefficientLandRegister register;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    SpecialPlans(
            SpecialPlanTable table,
            InefficientLandTable land,
            InefficientLandRegister register,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.land = land;
        this.register = register;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /** A plan in the journal. @param version null before it is adopted */
    record Told(String application, String district, Integer version, List<String> units, LocalDate on) {}

    /**
     * Draws the plan up, or anew, while its case is with its applicant.
     *
     * @throws ProblemException 404 for another's case; 409 once it is submitted; 412 and 428 on the draft there is; 422 for a case that is about something else, units that
     *     are not determined or come twice, or a change without a plan, or the other way round
     */
    @Transactional(TxType.MANDATORY)
    SpecialPlan draft(String application, Revision seen, SpecialPlan.Content content) {
        CaseFile file = cases.amendable(application);
        table.find(application).ifPresent(drawn -> Revision.check(seen, drawn.revision()));
        if (!Set.of(PLAN, CHANGE).contains(file.policy())) {
            throw unfit("application", "不是专项规划的办件", "is not about a special plan", PLAN + " | " + CHANGE);
        }
        requireSound(file, content);
        table.draft(application, file.district(), content);
        journal.append(NewEntry.kept(
                "special-plan/" + file.district(),
                "cn.huice.special-plan.drafted.v1",
                application,
                new Told(application, file.district(), null, unitsOf(content), today())));
        return table.find(application).orElseThrow();
    }

    /** Before the case enters its procedure. @throws ProblemException 422 without a plan, or where it has come to rest on nothing */
    void require(CaseFile file) {
        SpecialPlan plan = table.find(file.id())
                .orElseThrow(() -> unfit("application", "还没有编入专项规划的内容", "its plan is not drawn up", "五（二）1"));
        requireSound(file, plan.content());
    }

    /** 批准后实施: from today on it is the district's, and for everyone to read. */
    @Transactional(TxType.MANDATORY)
    void adopt(CaseFile file) {
        table.lock(file.district());
        SpecialPlan plan = table.find(file.id()).orElseThrow();
        requireSound(file, plan.content());
        Optional<SpecialPlan> before = table.adopted(file.district());
        before.ifPresent(former -> table.supersede(former.application()));
        table.adopt(file.id(), file.district(), today());
        List<String> units = unitsOf(plan.content());
        before.map(former -> unitsOf(former.content())).orElse(List.of()).stream()
                .filter(unit -> !units.contains(unit))
                .forEach(unit -> register.plan(unit, false, file.id()));
        units.forEach(unit -> register.plan(unit, true, file.id()));
        SpecialPlan adopted = table.find(file.id()).orElseThrow();
        journal.append(NewEntry.kept(
                "special-plan/" + file.district(),
                "cn.huice.special-plan.adopted.v1",
                file.id(),
                new Told(file.id(), file.district(), adopted.version(), units, today())));
    }

    /** 报备 of a plan that follows the detailed plan. @throws ProblemException 404, 409 where there is nothing to report; 412, 428 */
    @Transactional(TxType.MANDATORY)
    SpecialPlan report(String application, Revision seen) {
        SpecialPlan plan = table.find(application).orElseThrow(() -> ProblemException.notFound("专项规划", application));
        table.lock(plan.district());
        Revision.check(seen, table.find(application).orElseThrow().revision());
        boolean follows =
                plan.content().change() != null && plan.content().change().cause() == Cause.DETAILED_PLAN;
        if (!follows || plan.state() != SpecialPlan.State.ADOPTED || plan.reportedOn() != null) {
            throw ProblemException.conflict(
                    "nothing-to-report",
                    Text.of("随控规完善并已生效、尚未报备的规划才报备", "Only an adopted change after a detailed plan is reported, once"));
        }
        table.report(application, today());
        journal.append(NewEntry.kept(
                "special-plan/" + plan.district(),
                "cn.huice.special-plan.reported.v1",
                application,
                new Told(application, plan.district(), plan.version(), unitsOf(plan.content()), today())));
        return table.find(application).orElseThrow();
    }

    private void requireSound(CaseFile file, SpecialPlan.Content content) {
        boolean standing = table.adopted(file.district())
                .filter(plan -> !plan.application().equals(file.id()))
                .isPresent();
        boolean changing = file.policy().equals(CHANGE);
        if (changing != standing) {
            throw changing
                    ? unfit("application", "本区还没有专项规划，先编制", "the district has no plan to change", PLAN)
                    : unfit(
                            "application",
                            "本区已有专项规划，原则上不得调整，走调整程序",
                            "the district has a plan: have it changed",
                            CHANGE);
        }
        if (changing == (content.change() == null)) {
            throw unfit("change", changing ? "写明为什么调整" : "首次编制没有调整", "belongs to a change, and only to one", "五（二）3");
        }
        if (changing
                && (content.change().cause() == Cause.DETAILED_PLAN)
                        == (content.change().detailedPlan() == null
                                || content.change().detailedPlan().isBlank())) {
            throw unfit(
                    "change.detailedPlan",
                    "随控规修改的，写明是哪份控规",
                    "names the detailed plan where that is the cause",
                    "五（二）3");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < content.units().size(); i++) {
            requireDetermined(file.district(), content.units().get(i).unit(), "units[" + i + "].unit", seen);
        }
    }

    private void requireDetermined(String district, String unit, String field, Set<String> seen) {
        if (!seen.add(unit)) {
            throw unfit(field, "重复", "comes twice", "unique");
        }
        if (land.find(unit)
                .filter(found -> found.unit().district().equals(district))
                .isEmpty()) {
            throw unfit(field, "不是本区已认定的低效用地", "is no determined inefficient land of the district", "五（一）4");
        }
    }

    private static List<String> unitsOf(SpecialPlan.Content content) {
        return content.units().stream().map(SpecialPlan.Unit::unit).sorted().toList();
    }

    private static ProblemException unfit(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "unfit-plan", Text.of("专项规划不合要求", "The special plan is not sound"), FieldError.of(field, zh, en, rule));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
