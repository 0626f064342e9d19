package cn.huice.bench.measure;

import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.rules.CelEngine;
import cn.huice.bench.rules.DmnEngine;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.PolicySource;
import cn.huice.policy.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reading and checking policy files; best measured first, while the virtual machine is as cold as at any start. */
public final class Loading {
    private final Effort effort;
    private final Report report;

    public Loading(Effort effort, Report report) {
        this.effort = effort;
        this.report = report;
    }

    public void run() {
        double vocabulary = Stopwatch.once(Vocabulary::standard);
        List<PolicySource> sources = Suite.files(effort.files());
        report.progress("loading %,d files".formatted(sources.size()));
        var times = Stopwatch.repeat(effort.seconds(), () -> Suite.load(sources));
        double yaml = Stopwatch.repeat(effort.seconds(), () -> sources.forEach(source -> parse(source.text())))
                .median();
        double dmn = Stopwatch.repeat(effort.seconds(), DmnEngine::compile).median() / ThreeRules.IDS.size();
        double cel = Stopwatch.repeat(effort.seconds(), CelEngine::compile).median() / ThreeRules.IDS.size();
        double each = times.median() / sources.size();
        report.add("## Load and check: %,d policy files, one thread".formatted(sources.size()));
        report.add(new Table("", "all", "a policy", "x YAML alone")
                .row(
                        "Huice, the first time in the process",
                        Figure.time(times.first()),
                        Figure.time(times.first() / sources.size()),
                        Figure.ratio(times.first(), yaml))
                .row("Huice, again", Figure.time(times.median()), Figure.time(each), Figure.ratio(times.median(), yaml))
                .row(
                        "YAML alone (snakeyaml-engine), again",
                        Figure.time(yaml),
                        Figure.time(yaml / sources.size()),
                        "1 x")
                .row("DMN, three rules, again", "", Figure.time(dmn), Figure.ratio(dmn, yaml / sources.size()))
                .row("CEL, three rules, again", "", Figure.time(cel), Figure.ratio(cel, yaml / sources.size())));
        double text = sources.stream()
                .mapToInt(source -> source.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        report.add("Before that, once: the vocabulary of %,d attributes in %s. The files hold %s of text."
                .formatted(Vocabulary.standard().all().size(), Figure.time(vocabulary), Figure.bytes(text)));
        report.target(
                "load and check 1000 policy files",
                "at most 3 s",
                Figure.time(times.first()) + " the first time",
                times.first() * 1000 / sources.size() <= 3e9);
    }

    private static Object parse(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
