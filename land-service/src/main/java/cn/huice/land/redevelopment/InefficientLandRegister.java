package cn.huice.land.redevelopment;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What cases determine of units, kept in the register of inefficient land and as facts of the units. */
@ApplicationScoped
class InefficientLandRegister {
    private final InefficientLandTable table;
    private final SurveyUnitTable units;
    private final Register register;
    private final Journal journal;
    private final Clock clock;

    InefficientLandRegister(
            InefficientLandTable table, SurveyUnitTable units, Register register, Journal journal, Clock clock) {
        this.table = table;
        this.units = units;
        this.register = register;
        this.journal = journal;
        this.clock = clock;
    }

    /** A change of the register, as the journal keeps it. @param what of type, state or mode it is */
    record Changed(String unit, String district, String application, String what) {}

    /** 报备, as the journal keeps it. */
    record Reported(String district, List<String> units, LocalDate on) {}

    /** 认定及上图. @throws ProblemException 409 where the unit is determined already */
    @Transactional(TxType.MANDATORY)
    void determine(SurveyUnit unit, String type, String application) {
        if (!table.insert(unit.id(), unit.district(), type, today(), application)) {
            throw ProblemException.conflict(
                    "unit-determined", Text.of(unit.id() + " 已认定", unit.id() + " is determined already"));
        }
        record(unit.subject(), "parcel.inefficient_type", new Value.Symbol(type));
        tell(unit, "determined", application, type);
    }

    /** The unit is in the special plan that is adopted, or is not any more. */
    @Transactional(TxType.MANDATORY)
    void plan(String id, boolean planned, String application) {
        SurveyUnit unit = units.find(id).orElseThrow();
        boolean approved = table.find(id)
                .map(land -> land.state() == InefficientLand.State.PLAN_APPROVED)
                .orElse(false);
        if (!approved) {
            table.move(id, planned ? InefficientLand.State.PLANNED : InefficientLand.State.DETERMINED);
        }
        record(unit.subject(), "parcel.in_special_plan", new Value.Truth(planned));
        tell(unit, "planned", application, planned ? "PLANNED" : "LEFT_OUT");
    }

    @Transactional(TxType.MANDATORY)
    void approve(String id, String application) {
        table.move(id, InefficientLand.State.PLAN_APPROVED);
        tell(units.find(id).orElseThrow(), "approved", application, "PLAN_APPROVED");
    }

    /** Who leads, where the unit is in the register. */
    @Transactional(TxType.MANDATORY)
    void lead(SubjectId subject, InefficientLand.Mode mode, String application) {
        Optional<SurveyUnit> unit = units.find(subject.id());
        if (unit.isPresent() && table.find(unit.get().id()).isPresent()) {
            table.lead(unit.get().id(), mode, application);
            tell(unit.get(), "led", application, mode.name());
        }
    }

    /** 报备: all of the district that the city has not been told of. @throws ProblemException 409 where there is none */
    @Transactional(TxType.MANDATORY)
    Reported report(String district) {
        List<String> reported =
                table.report(district, today()).stream().sorted().toList();
        if (reported.isEmpty()) {
            throw ProblemException.conflict(
                    "nothing-to-report", Text.of("没有尚未报备的低效用地", "Everything has been reported"));
        }
        Reported done = new Reported(district, reported, today());
        journal.append(
                NewEntry.kept("inefficient-land/" + district, "cn.huice.inefficient-land.reported.v1", district, done));
        return done;
    }

    private void record(SubjectId subject, String attribute, Value value) {
        register.record(
                subject, new AttributeKey(attribute), value, Validity.from(today()), RedevelopmentRights.AUTHORITY);
    }

    private void tell(SurveyUnit unit, String past, String application, String what) {
        String type = switch (past) {
            case "determined" -> "cn.huice.inefficient-land.determined.v1";
            case "planned" -> "cn.huice.inefficient-land.planned.v1";
            case "approved" -> "cn.huice.inefficient-land.approved.v1";
            default -> "cn.huice.inefficient-land.led.v1";
        };
        journal.append(NewEntry.kept(
                "survey-unit/" + unit.id(),
                type,
                unit.id(),
                new Changed(unit.id(), unit.district(), application, what)));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
