package cn.huice.land.supply;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scheme held against the rules of its mode, the city's and Binhai's side by side.
 *
 * @param edition digest of the policy texts
 * @param prices what they compute as the least price
 * @param agreement the rules that may let it be supplied by agreement; empty for other methods
 */
public record Examination(
        LocalDate asOf, String edition, List<Rule> rules, List<PriceFloor> prices, List<AssessmentView> agreement) {
    private static final String START_PRICE = "startPrice";
    private static final Map<String, String> TERMS = Map.of(
            "supply.grant_term_years", "terms.grantYears",
            "supply.lease_term_years", "terms.leaseYears",
            "supply.single_lease_term_years", "terms.singleLeaseYears",
            "supply.construction_lease_years", "terms.constructionLeaseYears",
            "supply.production_lease_years", "terms.productionLeaseYears",
            "supply.total_term_years", "terms.totalYears",
            "supply.mode", "mode");

    /** What a rule means for the scheme. */
    public enum Effect {
        KEPT,
        /** A rule of the kind 一般 is not kept, or leaves the decision to an approval: it takes a reason, and the approval. */
        EXCEPTIONAL,
        /** It cannot be supplied so. */
        BROKEN,
        /** Facts are missing that decide it. */
        INCOMPLETE,
        NOT_IN_FORCE
    }

    /**
     * One rule.
     *
     * @param matter what it regulates
     * @param governs whether the parcel is supplied by it; others are there to be seen beside it
     */
    public record Rule(String matter, boolean governs, Effect effect, AssessmentView answer) {}

    /** Those that were kept before prices were computed have none. */
    public Examination {
        prices = prices == null ? List.of() : prices;
    }

    /** Whether it takes a reason. A matter none of whose rules is in force is decided by the officer too. */
    boolean exceptional() {
        return !exceptions().isEmpty();
    }

    /** The policies that make it so. */
    List<String> exceptions() {
        Stream<AssessmentView> limits = rules.stream()
                .filter(rule ->
                        rule.governs() && (rule.effect() == Effect.EXCEPTIONAL || rule.effect() == Effect.NOT_IN_FORCE))
                .map(Rule::answer);
        Stream<AssessmentView> floors = prices.stream()
                .filter(floor -> floor.governs() && floor.effect() == Effect.EXCEPTIONAL)
                .map(PriceFloor::answer);
        return Stream.concat(limits, floors)
                .map(AssessmentView::policy)
                .distinct()
                .toList();
    }

    /**
     * Refuses what breaks a hard limit, naming each rule of the matter with its article.
     *
     * @throws ProblemException 422 {@code supply-limit-broken}, {@code price-below-floor}, {@code supply-facts-missing},
     *     {@code agreement-not-admitted}, {@code supply-reason-required}
     */
    void require(Scheme scheme) {
        require(scheme, START_PRICE, scheme.startPrice());
    }

    /** The same for a price that was agreed. @param field it stands in */
    void require(Scheme scheme, String field, BigDecimal price) {
        refuse(
                "supply-limit-broken",
                Text.of("方案突破了政策规定的限制", "The scheme breaks a limit of a policy"),
                lines(Effect.BROKEN));
        refuseBelow(field, price);
        refuseMissing(Stream.concat(lines(Effect.INCOMPLETE).stream(), missingForPrice())
                .toList());
        if (scheme.method() == SupplyMethod.AGREEMENT
                && agreement.stream().noneMatch(answer -> answer.outcome().equals("ELIGIBLE"))) {
            throw new ProblemException(
                    422,
                    "agreement-not-admitted",
                    Text.of("没有政策允许以协议方式供应", "No policy lets it be supplied by agreement"),
                    agreement.stream()
                            .flatMap(answer -> lines("method", answer).stream())
                            .toList());
        }
        if (exceptional() && (scheme.reason() == null || scheme.reason().isBlank())) {
            List<FieldError> errors = new ArrayList<>();
            errors.add(FieldError.of("reason", "必填：突破一般规定或没有现行规定的理由", "required: why", "一般"));
            rules.stream()
                    .filter(rule -> rule.effect() == Effect.EXCEPTIONAL || rule.effect() == Effect.NOT_IN_FORCE)
                    .forEach(rule -> errors.addAll(lines("mode", rule.answer())));
            below(Effect.EXCEPTIONAL, scheme.startPrice()).forEach(floor -> errors.add(floor.tooLow(START_PRICE)));
            throw new ProblemException(
                    422,
                    "supply-reason-required",
                    Text.of(
                            "突破一般规定，或没有现行规定的，应写明理由报批",
                            "It takes a reason where a usual limit is exceeded or no rule is in force"),
                    errors);
        }
    }

    /** Holds the start price alone against what the rules compute. @throws ProblemException 422 as {@link #require} */
    void requirePrice(Scheme scheme) {
        refuseBelow(START_PRICE, scheme.startPrice());
        refuseMissing(missingForPrice().toList());
    }

    private void refuseBelow(String field, BigDecimal price) {
        refuse(
                "price-below-floor",
                Text.of("低于现行规定算出的最低价格", "Below the least price that the rules in force compute"),
                below(Effect.BROKEN, price).map(floor -> floor.tooLow(field)).toList());
    }

    private static void refuseMissing(List<FieldError> errors) {
        refuse("supply-facts-missing", Text.of("缺少审查方案所需的事实", "Facts are missing to examine the scheme by"), errors);
    }

    private Stream<FieldError> missingForPrice() {
        return prices.stream()
                .filter(floor -> floor.governs() && floor.effect() == Effect.INCOMPLETE)
                .flatMap(floor -> floor.undecided().stream());
    }

    private Stream<PriceFloor> below(Effect effect, BigDecimal price) {
        return prices.stream().filter(floor -> floor.governs() && floor.on(price) == effect);
    }

    private static void refuse(String code, Text detail, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ProblemException(422, code, detail, errors);
        }
    }

    /** All rules of each matter of which the governing one has that effect. */
    private List<FieldError> lines(Effect effect) {
        List<String> matters = rules.stream()
                .filter(rule -> rule.governs() && rule.effect() == effect)
                .map(Rule::matter)
                .toList();
        return rules.stream()
                .filter(rule -> matters.contains(rule.matter()))
                .flatMap(rule -> lines("mode", rule.answer()).stream())
                .toList();
    }

    /** What a rule says, line by line: the limits not kept, or that it is kept or not in force. */
    private static List<FieldError> lines(String field, AssessmentView answer) {
        List<FieldError> lines = new ArrayList<>();
        answer.trace().stream().filter(line -> !line.state().equals("MET")).forEach(line -> {
            boolean open = line.state().equals("UNKNOWN");
            lines.add(FieldError.of(
                    field(field, line),
                    line.text() + (open ? "：未定" : "：不符合") + missing(answer, open),
                    (open ? "undecided: " : "not kept: ") + line.text() + missing(answer, open),
                    answer.policy() + " " + line.article()));
        });
        if (lines.isEmpty()) {
            boolean kept = answer.outcome().equals("ELIGIBLE");
            lines.add(FieldError.of(
                    field,
                    answer.policy() + (kept ? " 符合" : " 不在有效期内"),
                    answer.policy() + (kept ? " is kept" : " is not in force"),
                    answer.policy()));
        }
        return lines;
    }

    private static String missing(AssessmentView answer, boolean open) {
        return open && !answer.needs().isEmpty() ? "（" + String.join(", ", answer.needs()) + "）" : "";
    }

    private static String field(String otherwise, AssessmentView.Line line) {
        return line.used().keySet().stream()
                .filter(key -> !key.equals("supply.mode"))
                .findFirst()
                .map(key -> TERMS.getOrDefault(key, "facts." + key))
                .orElse(otherwise);
    }
}
