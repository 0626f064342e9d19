package cn.huice.land.supervision;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.land.supervision.SupervisedProjectView.Department;
import cn.huice.land.supervision.SupervisedProjectView.Line;
import cn.huice.land.supervision.SupervisedProjectView.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what the departments report of a project side by side. */
@ApplicationScoped
class SupervisedProjects {
    private final SupervisionTable table;
    private final MeasureTable measures;
    private final NonCompliance rules;
    private final Clock clock;

    SupervisedProjects(SupervisionTable table, MeasureTable measures, NonCompliance rules, Clock clock) {
        this.table = table;
        this.measures = measures;
        this.rules = rules;
        this.clock = clock;
    }

    SupervisedProjectView view(SupervisedProject project) {
        LocalDate today = LocalDate.now(clock.withZone(Shanghai.ZONE));
        Map<String, IndicatorReport> latest = table.latest(project.id()).stream()
                .collect(Collectors.toMap(IndicatorReport::indicator, Function.identity()));
        Map<String, List<Line>> byPolicy = new LinkedHashMap<>();
        Map<String, String> departments = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.ALL) {
            project.agreed().stream()
                    .filter(agreed -> agreed.indicator().equals(indicator.key()))
                    .forEach(agreed -> {
                        departments.put(indicator.policy(), indicator.department());
                        byPolicy.computeIfAbsent(indicator.policy(), policy -> new ArrayList<>())
                                .add(line(project, indicator, agreed, latest.get(indicator.key())));
                    });
        }
        return new SupervisedProjectView(
                project.id(),
                project.district(),
                project.park(),
                project.enterprise(),
                project.project(),
                project.parcel(),
                project.contract(),
                project.agreement(),
                project.signedOn(),
                byPolicy.entrySet().stream()
                        .map(side -> new Department(
                                departments.get(side.getKey()),
                                side.getKey(),
                                rules.assessed(side.getKey(), project, today),
                                side.getValue()))
                        .toList(),
                rules.verdict(project, today),
                measures.of(project.id()));
    }

    private Line line(SupervisedProject project, Indicator indicator, Agreed agreed, IndicatorReport latest) {
        State state = latest == null ? State.UNREPORTED : latest.met() ? State.MET : State.UNMET;
        return new Line(
                indicator.key(),
                indicator.title(),
                indicator.unit(),
                agreed,
                state,
                latest,
                table.nextDue(project.id(), indicator.key()));
    }
}
