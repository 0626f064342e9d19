package cn.huice.bench.rules;

import cn.huice.bench.population.Population;
import cn.huice.policy.value.Value;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.runtime.KieRuntimeFactory;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * The three rules in DMN 1.3 ({@code three-rules.dmn}), run by Apache KIE (Drools DMN) as it comes. Facts are handed
 * over ready made, and all decisions are asked for in one call, so that what they share is worked out once.
 */
public final class DmnEngine implements Engine {
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<Map<String, Object>> subjects = new ArrayList<>();

    public DmnEngine(Population population, int rows) {
        runtime = compile();
        model = runtime.getModels().getFirst();
        for (int row = 0; row < rows; row++) {
            subjects.add(inputs(population, row));
        }
    }

    /** Reads and compiles the model, as an application does when it starts. */
    public static DMNRuntime compile() {
        var resource = ResourceFactory.newReaderResource(new StringReader(ThreeRules.resource("three-rules.dmn")));
        resource.setSourcePath("three-rules.dmn");
        return DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(IllegalStateException::new);
    }

    /** Unknown is null; a name that is not there would be an error. */
    private static Map<String, Object> inputs(Population population, int row) {
        var inputs = new HashMap<String, Object>();
        for (Question question : Question.values()) {
            inputs.put(
                    question.lowerCase(),
                    switch (population.value(row, question.key()).orElse(null)) {
                        case Value.Truth(boolean holds) -> holds;
                        case Value.Symbol(String code) -> code;
                        case Value.Num(BigDecimal number) -> number;
                        case null -> null;
                        case Value other -> throw new IllegalStateException(other.toString());
                    });
        }
        return inputs;
    }

    @Override
    public String name() {
        return "DMN (Apache KIE " + version() + ")";
    }

    private static String version() {
        return KieRuntimeFactory.class.getPackage().getImplementationVersion();
    }

    @Override
    public int rows() {
        return subjects.size();
    }

    @Override
    public void reply(int row, long[] replies) {
        DMNContext context = runtime.newContext();
        subjects.get(row).forEach(context::set);
        DMNContext result = runtime.evaluateAll(model, context).getContext();
        replies[0] = outcome(result.get("eligible"));
        replies[1] = amount(replies[0], result.get("subsidy"));
        replies[2] = amount(outcome(result.get("degree_eligible")), result.get("degree_award"));
    }

    private static long outcome(Object eligible) {
        return switch (eligible) {
            case Boolean holds -> holds ? Reply.ELIGIBLE : Reply.INELIGIBLE;
            case null, default -> Reply.UNKNOWN;
        };
    }

    private static long amount(long outcome, Object amount) {
        if (outcome != Reply.ELIGIBLE) {
            return outcome;
        }
        return amount instanceof BigDecimal yuan ? yuan.movePointRight(2).longValueExact() : Reply.UNDETERMINED;
    }
}
