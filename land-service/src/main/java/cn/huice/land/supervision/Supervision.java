package cn.huice.land.supervision;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in what was agreed and what is reported; facts, measures and the next day of reporting follow in the same transaction. */
@ApplicationScoped
class Supervision {
    private static final AttributeKey MEETS = new AttributeKey("project.meets_agreed_requirements");

    private final SupervisionTable table;
    private final Measures measures;
    private final AgreedByContract byContract;
    private final SupervisionDuties duties;
    private final Register register;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    Supervision(
            SupervisionTable table,
            Measures measures,
            AgreedByContract byContract,
            SupervisionDuties duties,
            Register register,
            Journal journal,
            Caller caller,
            Clock clock) {
        this.table = table;
        this.measures = measures;
        this.byContract = byContract;
        this.duties = duties;
        this.register = register;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /** A project under supervision, in the journal. */
    record Begun(
            String id,
            String district,
            String park,
            SubjectId enterprise,
            SubjectId project,
            SubjectId parcel,
            LocalDate signedOn,
            List<String> indicators) {}

    /** A report in the journal. */
    record Reported(
            String project, String indicator, LocalDate from, LocalDate until, boolean met, String department) {}

    /**
     * @return as it is supervised, with what its contract has agreed
     * @throws ProblemException 400 where nothing is agreed; 409 where the project is supervised already; 422 for a parcel nobody knows,
     *     or a contract of something else
     */
    @Transactional(TxType.MANDATORY)
    SupervisedProject begin(SupervisedProject asked) {
        SupervisedProject project = asked.contract() == null
                ? asked
                : asked.withAgreed(byContract.with(asked.agreed(), byContract.of(asked)));
        if (project.agreed().isEmpty()) {
            throw ProblemException.badField(
                    FieldError.of("agreed", "至少约定一个指标", "at least one indicator is agreed", ">= 1"));
        }
        if (table.ofProject(project.project().id()).isPresent()) {
            throw ProblemException.conflict(
                    "project-supervised", Text.of("该项目已纳入监管", "The project is supervised already"));
        }
        if (!register.exists(project.parcel())) {
            throw ProblemException.unprocessable(
                    "unknown-parcel",
                    Text.of("宗地没有登记", "The parcel is not registered"),
                    FieldError.of("parcel", "登记簿里没有", "not in the register", "register"));
        }
        register.ensure(project.project(), project.district());
        table.insert(project);
        journal.append(NewEntry.kept(
                stream(project.id()),
                "cn.huice.supervision.begun.v1",
                project.project().id(),
                new Begun(
                        project.id(),
                        project.district(),
                        project.park(),
                        project.enterprise(),
                        project.project(),
                        project.parcel(),
                        project.signedOn(),
                        project.agreed().stream().map(Agreed::indicator).toList())));
        project.agreed().forEach(agreed -> duties.reportDue(project, agreed, agreed.firstDue()));
        return project;
    }

    /**
     * Takes in a department's report.
     *
     * @throws ProblemException 403 for another department's indicator; 400 for a value in another form or a time to come; 409 where the
     *     time was reported already; 422 where nothing was agreed on it
     */
    @Transactional(TxType.MANDATORY)
    IndicatorReport report(SupervisedProject project, String key, LocalDate from, LocalDate until, JsonNode value) {
        Indicator indicator = Indicator.named("indicator", key);
        if (!caller.departments().contains(indicator.department())) {
            throw ProblemException.forbidden(
                    "authority-required",
                    Text.of(
                            indicator.title() + "由" + indicator.department() + "报送",
                            indicator.key() + " is reported by " + indicator.department()));
        }
        Agreed agreed = project.agreed().stream()
                .filter(each -> each.indicator().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.unprocessable(
                        "not-agreed",
                        Text.of("协议没有约定这个指标", "Nothing was agreed on this indicator"),
                        FieldError.of("indicator", "没有约定", "not agreed", project.agreement())));
        if (until.isBefore(from) || until.isAfter(today())) {
            throw ProblemException.badField(
                    FieldError.of("until", "不能早于 from 或晚于今天", "must be from from to today", "from.." + today()));
        }
        table.lock(project.id());
        IndicatorReport report = new IndicatorReport(
                project.id(), key, from, until, value, agreed.met(value), indicator.department(), today());
        if (!table.insert(report, caller.name())) {
            throw ProblemException.conflict(
                    "period-reported",
                    Text.of("截至 " + until + " 的已报送", "That until " + until + " is reported already"));
        }
        journal.append(NewEntry.kept(
                stream(project.id()),
                "cn.huice.supervision.reported.v1",
                project.project().id(),
                new Reported(project.id(), key, from, until, report.met(), indicator.department())));
        recur(project, agreed);
        follow(project, indicator);
        return report;
    }

    private void recur(SupervisedProject project, Agreed agreed) {
        LocalDate due = table.nextDue(project.id(), agreed.indicator());
        if (due != null) {
            duties.reported(project, agreed, due);
            LocalDate next =
                    agreed.frequency().recurs() ? due.plus(agreed.frequency().period()) : null;
            table.due(project.id(), agreed.indicator(), next);
            if (next != null) {
                duties.reportDue(project, agreed, next);
            }
        }
    }

    /** The facts that policies ask for, and what is to be done where an indicator falls short or is made good. */
    private void follow(SupervisedProject project, Indicator reported) {
        Map<String, Boolean> met = new LinkedHashMap<>();
        table.latest(project.id()).forEach(report -> met.put(report.indicator(), report.met()));
        List<String> ofFact = project.agreed().stream()
                .map(Agreed::indicator)
                .filter(key -> Indicator.named("indicator", key).attribute().equals(reported.attribute()))
                .toList();
        verdict(ofFact, met).ifPresent(value -> record(project.about(reported), reported.fact(), value));
        List<String> all = project.agreed().stream().map(Agreed::indicator).toList();
        verdict(all, met).ifPresent(value -> record(project.project(), MEETS, value));
        if (!met.get(reported.key())) {
            measures.open(project, reported);
        }
    }

    /** No where one falls short, yes where all are as agreed; empty where some are still to be reported. */
    static Optional<Boolean> verdict(List<String> indicators, Map<String, Boolean> met) {
        if (indicators.stream().anyMatch(key -> Boolean.FALSE.equals(met.get(key)))) {
            return Optional.of(false);
        }
        return indicators.stream().allMatch(key -> Boolean.TRUE.equals(met.get(key)))
                ? Optional.of(true)
                : Optional.empty();
    }

    private void record(SubjectId subject, AttributeKey attribute, boolean value) {
        Fact standing = register.facts(subject, today()).get(attribute);
        Value said = new Value.Truth(value);
        if (standing == null
                || standing.standing() != Standing.VERIFIED
                || !standing.value().equals(said)) {
            register.record(
                    subject,
                    attribute,
                    said,
                    Validity.from(today()),
                    Vocabulary.standard().get(attribute).authority());
        }
    }

    static String stream(String id) {
        return "supervision/" + id;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
