package cn.huice.bench.rules;

import cn.huice.bench.population.Population;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.fact.Facts;
import java.util.ArrayList;
import java.util.List;

/** Huice's own row engine, with its trace. The measure of what is right. */
public final class Interpreted implements Engine {
    private final List<Policy> policies;
    private final Assessor assessor;
    private final List<Facts> subjects = new ArrayList<>();

    public Interpreted(PolicyBook book, Population population, int rows) {
        policies =
                ThreeRules.IDS.stream().map(id -> book.find(id).orElseThrow()).toList();
        assessor = new Assessor(book);
        for (int row = 0; row < rows; row++) {
            subjects.add(population.facts(row));
        }
    }

    @Override
    public String name() {
        return "Huice, one at a time with trace";
    }

    @Override
    public int rows() {
        return subjects.size();
    }

    @Override
    public void reply(int row, long[] replies) {
        for (int i = 0; i < replies.length; i++) {
            replies[i] = Reply.of(assessor.assess(policies.get(i), ThreeRules.DAY, subjects.get(row))
                    .outcome());
        }
    }
}
