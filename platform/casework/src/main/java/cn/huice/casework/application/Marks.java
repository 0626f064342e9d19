package cn.huice.casework.application;

import cn.huice.casework.policy.Editions;
import cn.huice.policy.Exclusion;
import cn.huice.policy.Matching;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.Span;
import cn.huice.policy.Stacking;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** 每: what tells the award of a case apart from others of its group: the year, the project, a fact. */
@ApplicationScoped
class Marks {
    private final Editions editions;
    private final Evaluations evaluations;

    Marks(Editions editions, Evaluations evaluations) {
        this.editions = editions;
        this.evaluations = evaluations;
    }

    /** What is known of the marks that the case's policy names, and others that name the policy. */
    Map<String, String> of(Application application, Evaluations.Evaluated evaluated) {
        Policy policy = evaluated.policy();
        Set<Span> spans = new LinkedHashSet<>(own(policy));
        spans.add(Span.YEAR);
        spans.addAll(asked(editions.pinned(application.bookEdition).book(), policy));
        Map<String, String> marks = new TreeMap<>();
        spans.forEach(span -> mark(span, application, evaluated).ifPresent(value -> marks.put(span.key(), value)));
        return marks;
    }

    /**
     * All that the case's own policy names.
     *
     * @param status of the refusal: 422 towards an applicant, 409 towards an officer
     * @throws ProblemException naming those that are not known
     */
    Map<String, String> required(Application application, Evaluations.Evaluated evaluated, int status) {
        Map<String, String> marks = of(application, evaluated);
        List<FieldError> missing = own(evaluated.policy()).stream()
                .filter(span -> !marks.containsKey(span.key()))
                .map(Marks::missing)
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    status,
                    "facts-missing",
                    Text.of("还缺少区分各项奖励所需的事实", "Facts that tell awards apart are missing"),
                    missing);
        }
        return marks;
    }

    private static FieldError missing(Span span) {
        return span.equals(Span.PROJECT)
                ? FieldError.of("related", "请写明所属项目", "must name the project", "needed")
                : FieldError.of("facts." + span.key(), "请补充「" + span.zh() + "」", "tells awards apart", "needed");
    }

    private static Set<Span> own(Policy policy) {
        Set<Span> spans = new LinkedHashSet<>();
        policy.stacking().map(Stacking::spans).ifPresent(spans::addAll);
        policy.exclusions().forEach(exclusion -> spans.addAll(exclusion.spans()));
        return spans;
    }

    private static boolean matches(Matching matching, Policy policy, Optional<String> group) {
        return matching.policyId().equals(Optional.of(policy.id()))
                || (matching.group().isPresent() && matching.group().equals(group));
    }

    /** By policies of the same book that the award of this one excludes, or that match it. */
    private static List<Span> asked(PolicyBook book, Policy policy) {
        Optional<String> group = policy.stacking().map(Stacking::group);
        List<Span> spans = new ArrayList<>();
        for (Policy other : book.all()) {
            for (Exclusion exclusion : other.exclusions()) {
                if (exclusion.policyId().equals(Optional.of(policy.id()))
                        || (exclusion.group().isPresent() && exclusion.group().equals(group))) {
                    spans.addAll(exclusion.spans());
                }
            }
            other.stacking()
                    .filter(stacking -> stacking.matching()
                            .filter(matching -> matches(matching, policy, group))
                            .isPresent())
                    .ifPresent(stacking -> spans.addAll(stacking.spans()));
        }
        return spans;
    }

    private Optional<String> mark(Span span, Application application, Evaluations.Evaluated evaluated) {
        if (span.equals(Span.YEAR)) {
            return Optional.of(String.valueOf(application.submittedOn.getYear()));
        }
        if (span.equals(Span.PROJECT)) {
            String projects = evaluations.subjects(application).stream()
                    .filter(subject -> subject.kind().equals("project"))
                    .map(SubjectId::id)
                    .sorted()
                    .collect(Collectors.joining(","));
            return Optional.of(projects).filter(some -> !some.isEmpty());
        }
        Fact fact = evaluated.facts().get(new AttributeKey(span.key()));
        return Optional.ofNullable(fact).map(known -> text(known.value()));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Symbol(String code) -> code;
            case Value.Num(var number) -> number.stripTrailingZeros().toPlainString();
            case Value.Day(var day) -> day.toString();
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Symbols(var codes) -> String.join(",", codes);
        };
    }
}
