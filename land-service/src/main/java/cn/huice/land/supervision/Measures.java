package cn.huice.land.supervision;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.sanction.Sanction;
import cn.huice.casework.sanction.SanctionDraft;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.supervision.Measure.State;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * 处置: opened where an indicator falls short, closed once it is as agreed again. In between the holder may be told to put it right,
 * and where the conditions of a policy no longer hold, benefits stop in all services until it is closed.
 */
@ApplicationScoped
class Measures {
    private final MeasureTable table;
    private final SupervisionTable projects;
    private final NonCompliance rules;
    private final SupervisionDuties duties;
    private final Sanctions sanctions;
    private final Journal journal;
    private final Clock clock;

    Measures(
            MeasureTable table,
            SupervisionTable projects,
            NonCompliance rules,
            SupervisionDuties duties,
            Sanctions sanctions,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.projects = projects;
        this.rules = rules;
        this.duties = duties;
        this.sanctions = sanctions;
        this.journal = journal;
        this.clock = clock;
    }

    /** A measure in the journal. */
    record Told(
            String measure,
            String project,
            String indicator,
            String policy,
            State state,
            LocalDate deadline,
            String sanction) {}

    /** One for each indicator that falls short, as the rule that goes with the agreement demands; none beside one that stands. */
    @Transactional(TxType.MANDATORY)
    void open(SupervisedProject project, Indicator indicator) {
        if (table.standing(project.id(), indicator.key())) {
            return;
        }
        NonCompliance.Rule rule = rules.of(project);
        Measure measure = new Measure(
                UUID.randomUUID().toString(),
                project.id(),
                project.district(),
                indicator.key(),
                rule.policy(),
                rule.article(),
                State.OPEN,
                today(),
                null,
                null,
                null,
                1,
                0);
        table.insert(measure);
        tell(project, measure, "cn.huice.measure.opened.v1");
        duties.opened(project, measure);
    }

    /** 限期整改. @throws ProblemException 404, 409, 412, 428; 400 without a day to come */
    @Transactional(TxType.MANDATORY)
    Measure rectify(String id, Revision seen, LocalDate deadline) {
        Measure before = standing(id, seen);
        if (deadline == null || deadline.isBefore(today())) {
            throw ProblemException.badField(
                    FieldError.of("deadline", "写明不早于今天的期限", "name a day, today or later", ">= today"));
        }
        State state = before.state() == State.OPEN ? State.RECTIFYING : before.state();
        Measure after = kept(before.withState(state).withDeadline(deadline));
        SupervisedProject project = projects.find(before.project()).orElseThrow();
        duties.rectify(project, after);
        tell(project, after, "cn.huice.measure.rectification-ordered.v1");
        return after;
    }

    /** 停止执行政策: a sanction that every service obeys, until the measure is closed. @throws ProblemException 404, 409, 412, 428 */
    @Transactional(TxType.MANDATORY)
    Measure stopBenefits(String id, Revision seen) {
        Measure before = standing(id, seen);
        if (before.sanction() != null) {
            throw ProblemException.conflict("benefits-stopped", Text.of("已停止执行政策", "Benefits are stopped already"));
        }
        SupervisedProject project = projects.find(before.project()).orElseThrow();
        Sanction imposed = sanctions.impose(new SanctionDraft(
                project.enterprise().kind(),
                project.enterprise().id(),
                "用地履约不达标（" + Indicator.named("indicator", before.indicator()).title() + "），停止执行政策",
                before.policy() + " " + before.article(),
                project.district(),
                today(),
                null));
        Measure after = kept(before.withState(State.BENEFITS_STOPPED).withSanction(imposed.id()));
        duties.stopped(after);
        tell(project, after, "cn.huice.measure.benefits-stopped.v1");
        return after;
    }

    /** @throws ProblemException 404, 412, 428; 409 while the last report on the indicator still falls short */
    @Transactional(TxType.MANDATORY)
    Measure close(String id, Revision seen, String comment) {
        Measure before = standing(id, seen);
        boolean met = projects.latest(before.project()).stream()
                .filter(report -> report.indicator().equals(before.indicator()))
                .anyMatch(IndicatorReport::met);
        if (!met) {
            throw ProblemException.conflict("still-unmet", Text.of("最近一次报送仍不达标", "The last report still falls short"));
        }
        SupervisedProject project = projects.find(before.project()).orElseThrow();
        lift(before.sanction(), comment);
        Measure after = kept(before.withState(State.CLOSED).withClosedOn(today()));
        duties.closed(after);
        tell(project, after, "cn.huice.measure.closed.v1");
        return after;
    }

    /** An officer may have lifted it before. */
    private void lift(String sanction, String comment) {
        if (sanction != null) {
            Optional<Sanction> standing = sanctions.find(sanction).filter(found -> !found.lifted());
            standing.ifPresent(found -> sanctions.lift(sanction, new Revision(found.revision()), comment));
        }
    }

    private Measure kept(Measure after) {
        Measure kept = after.withRevision(after.revision() + 1);
        table.move(kept);
        return kept;
    }

    private Measure standing(String id, Revision seen) {
        Measure measure = table.locked(id).orElseThrow(() -> ProblemException.notFound("处置", id));
        Revision.check(seen, measure.revision());
        if (measure.state() == State.CLOSED) {
            throw ProblemException.conflict("measure-closed", Text.of("处置已了结", "The measure is closed"));
        }
        return measure;
    }

    private void tell(SupervisedProject project, Measure measure, String type) {
        journal.append(NewEntry.kept(
                Supervision.stream(project.id()),
                type,
                project.enterprise().id(),
                new Told(
                        measure.id(),
                        project.id(),
                        measure.indicator(),
                        measure.policy(),
                        measure.state(),
                        measure.deadline(),
                        measure.sanction())));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
