package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseFile;
import cn.huice.casework.application.CaseFiles;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;

/** 改造实施方案: drawn up with a case, reviewed by the departments side by side, public once approved. */
@ApplicationScoped
class UnitPlans {
    static final String POLICY = "ineff20-unit-plan-approval";

    private final UnitPlanTable table;
    private final SpecialPlanTable specialPlans;
    private final InefficientLandRegister register;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    UnitPlans(
            UnitPlanTable table,
            SpecialPlanTable specialPlans,
            InefficientLandRegister register,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.specialPlans = specialPlans;
        this.register = register;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /** A plan in the journal. */
    record Told(String application, String district, String unit, LocalDate on) {}

    /**
     * Draws the plan up, or anew, while its case is with its applicant.
     *
     * @throws ProblemException 404 for another's case; 409 once it is submitted; 412 and 428 on the draft there is; 422 for a case that is about something else or does not
     *     name the unit, or a unit outside of the special plan
     */
    @Transactional(TxType.MANDATORY)
    UnitPlan draft(String application, Revision seen, UnitPlan.Content content) {
        CaseFile file = cases.amendable(application);
        table.find(application).ifPresent(drawn -> Revision.check(seen, drawn.revision()));
        if (!file.policy().equals(POLICY)) {
            throw unfit("application", "不是改造实施方案的办件", "is not about a unit's plan", POLICY);
        }
        requireSound(file, content);
        table.draft(application, file.district(), content);
        journal.append(NewEntry.kept(
                "survey-unit/" + content.unit(),
                "cn.huice.unit-plan.drafted.v1",
                application,
                new Told(application, file.district(), content.unit(), today())));
        return table.find(application).orElseThrow();
    }

    /** Before the case enters its procedure. @throws ProblemException 422 without a plan, or where it has come to rest on nothing */
    void require(CaseFile file) {
        UnitPlan plan = table.find(file.id())
                .orElseThrow(() -> unfit("application", "还没有编入实施方案的内容", "its plan is not drawn up", "五（三）"));
        requireSound(file, plan.content());
    }

    @Transactional(TxType.MANDATORY)
    UnitPlan approve(CaseFile file) {
        UnitPlan plan = table.find(file.id()).orElseThrow();
        table.approve(file.id(), today());
        register.approve(plan.content().unit(), file.id());
        journal.append(NewEntry.kept(
                "survey-unit/" + plan.content().unit(),
                "cn.huice.unit-plan.approved.v1",
                file.id(),
                new Told(file.id(), file.district(), plan.content().unit(), today())));
        return table.find(file.id()).orElseThrow();
    }

    private void requireSound(CaseFile file, UnitPlan.Content content) {
        boolean named = file.related().stream()
                .anyMatch(subject ->
                        subject.kind().equals("parcel") && subject.id().equals(content.unit()));
        if (!named) {
            throw unfit("unit", "办件没有写明这个再开发单元", "the case does not name this unit", "related");
        }
        boolean planned = specialPlans
                .adopted(file.district())
                .map(plan -> plan.content().units().stream()
                        .anyMatch(unit -> unit.unit().equals(content.unit())))
                .orElse(false);
        if (!planned) {
            throw unfit("unit", "没有纳入本区现行专项规划", "is not in the district's special plan", "五（三）");
        }
        if (content.localReview()
                .districtAgreedOn()
                .isBefore(content.localReview().on())) {
            throw unfit("localReview.districtAgreedOn", "早于镇街、园区审查", "before the local review", ">= on");
        }
    }

    private static ProblemException unfit(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "unfit-plan", Text.of("实施方案不合要求", "The unit's plan is not sound"), FieldError.of(field, zh, en, rule));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
