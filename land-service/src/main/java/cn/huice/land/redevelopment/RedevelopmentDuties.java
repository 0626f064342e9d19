package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseFile;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import cn.huice.registry.SubjectId;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;

/** The dated duties that redevelopment brings about. */
@ApplicationScoped
class RedevelopmentDuties {
    private static final String FORMALITIES = "ineff20-procedures-required";
    private static final Responsible DISTRICT = new Responsible.Role(Role.OFFICER);

    private final Duties duties;
    private final Clock clock;

    RedevelopmentDuties(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    /** 每年自查: from the plan on, this year's is due; the text names no day, so the year's last. */
    @Transactional(TxType.MANDATORY)
    void planned(String district) {
        selfCheck(district, LocalDate.now(clock.withZone(Shanghai.ZONE)).getYear());
    }

    /** One year's self-check is made; the next year's is to come. */
    @Transactional(TxType.MANDATORY)
    void selfChecked(String district, int year) {
        duties.fulfil(origin(district), "self-check", Integer.toString(year));
        selfCheck(district, year + 1);
    }

    /** 规划、建设、消防、登记手续 of a project whose plan is approved, by the day its plan names. */
    @Transactional(TxType.MANDATORY)
    void approved(CaseFile file, UnitPlan plan) {
        duties.open(DutyDraft.of(
                FORMALITIES,
                "七（九）",
                "formalities",
                "办齐规划、建设、消防、登记手续",
                Concern.of(project(file)),
                file.district(),
                new Responsible.Subject(file.subject()),
                plan.content().formalitiesBy(),
                new Origin("unit-plan", file.id())));
    }

    private void selfCheck(String district, int year) {
        duties.open(DutyDraft.of(
                        SelfCheckResource.POLICY,
                        "五（三）",
                        "self-check",
                        year + " 年城镇低效用地再开发自查总结",
                        Concern.ofDistrict(district),
                        district,
                        DISTRICT,
                        LocalDate.of(year, Month.DECEMBER, 31),
                        origin(district))
                .recurring(Integer.toString(year))
                .fulfilledByCommand());
    }

    private static SubjectId project(CaseFile file) {
        return file.related().stream()
                .filter(subject -> subject.kind().equals("project"))
                .findFirst()
                .orElse(file.subject());
    }

    private static Origin origin(String district) {
        return new Origin("redevelopment", district);
    }
}
