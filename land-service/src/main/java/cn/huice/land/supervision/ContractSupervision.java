package cn.huice.land.supervision;

import cn.huice.land.contract.CoSupervised;
import cn.huice.land.contract.CoSupervision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a contract shows of the supervision of the projects on its land. */
@ApplicationScoped
class ContractSupervision implements CoSupervision {
    private final SupervisionTable projects;
    private final MeasureTable measures;

    ContractSupervision(SupervisionTable projects, MeasureTable measures) {
        this.projects = projects;
        this.measures = measures;
    }

    @Override
    public List<CoSupervised> of(String contract) {
        return projects.ofContract(contract).stream().map(this::state).toList();
    }

    private CoSupervised state(SupervisedProject project) {
        List<String> agreed = project.agreed().stream().map(Agreed::indicator).toList();
        Map<String, Boolean> met = projects.latest(project.id()).stream()
                .collect(Collectors.toMap(IndicatorReport::indicator, IndicatorReport::met));
        return new CoSupervised(
                project.id(),
                project.project().id(),
                project.park(),
                Supervision.verdict(agreed, met).orElse(null),
                agreed.stream()
                        .filter(key -> Boolean.FALSE.equals(met.get(key)))
                        .toList(),
                agreed.stream().filter(key -> !met.containsKey(key)).toList(),
                measures.of(project.id()).stream()
                        .filter(measure -> measure.state() != Measure.State.CLOSED)
                        .map(measure -> new CoSupervised.OpenMeasure(
                                measure.id(),
                                measure.indicator(),
                                measure.policy(),
                                measure.article(),
                                measure.state().name(),
                                measure.deadline()))
                        .toList());
    }
}
