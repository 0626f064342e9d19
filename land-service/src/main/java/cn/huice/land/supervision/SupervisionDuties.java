package cn.huice.land.supervision;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;

/** The dated duties of supervision: reports by departments, measures by the district, rectification by the holder. */
@ApplicationScoped
class SupervisionDuties {
    private final Duties duties;
    private final Clock clock;

    SupervisionDuties(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void reportDue(SupervisedProject project, Agreed agreed, LocalDate due) {
        Indicator indicator = Indicator.named("indicator", agreed.indicator());
        duties.open(DutyDraft.of(
                        indicator.policy(),
                        "七（一）",
                        code(indicator),
                        "报送" + indicator.title(),
                        Concern.of(project.project()),
                        project.district(),
                        new Responsible.Department(indicator.department()),
                        due,
                        origin(project))
                .fulfilledByCommand());
    }

    @Transactional(TxType.MANDATORY)
    void reported(SupervisedProject project, Agreed agreed, LocalDate due) {
        duties.fulfil(origin(project), code(Indicator.named("indicator", agreed.indicator())), due.toString());
    }

    /** 及时: within the working days that were agreed. */
    @Transactional(TxType.MANDATORY)
    void opened(SupervisedProject project, Measure measure) {
        duties.open(DutyDraft.of(
                        measure.policy(),
                        measure.article(),
                        "handle",
                        "处置履约不达标："
                                + Indicator.named("indicator", measure.indicator())
                                        .title(),
                        Concern.of(project.project()),
                        project.district(),
                        new Responsible.Role(Role.OFFICER),
                        WorkingCalendar.national()
                                .plus(LocalDate.now(clock.withZone(Shanghai.ZONE)), project.handlingDays()),
                        origin(measure))
                .fulfilledByCommand());
    }

    /** The officer has acted; what is to be put right is now the holder's duty. */
    @Transactional(TxType.MANDATORY)
    void rectify(SupervisedProject project, Measure measure) {
        duties.fulfilAll(origin(measure), "handle");
        duties.cancelAll(origin(measure), "rectify", "期限另定");
        duties.open(DutyDraft.of(
                        measure.policy(),
                        measure.article(),
                        "rectify",
                        "限期整改："
                                + Indicator.named("indicator", measure.indicator())
                                        .title(),
                        Concern.of(project.project()),
                        project.district(),
                        new Responsible.Subject(project.enterprise()),
                        measure.deadline(),
                        origin(measure))
                .recurring(measure.deadline() + "/" + measure.revision())
                .fulfilledByCommand());
    }

    @Transactional(TxType.MANDATORY)
    void stopped(Measure measure) {
        duties.fulfilAll(origin(measure), "handle");
    }

    @Transactional(TxType.MANDATORY)
    void closed(Measure measure) {
        duties.fulfilAll(origin(measure), "handle");
        duties.fulfilAll(origin(measure), "rectify");
    }

    private static String code(Indicator indicator) {
        return "report-" + indicator.key();
    }

    private static Origin origin(SupervisedProject project) {
        return new Origin("supervised-project", project.id());
    }

    private static Origin origin(Measure measure) {
        return new Origin("measure", measure.id());
    }
}
