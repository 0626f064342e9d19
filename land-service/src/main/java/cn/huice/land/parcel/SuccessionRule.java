package cn.huice.land.parcel;

import cn.huice.casework.policy.Editions;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.State;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rule allows a split or a merge. In Binhai New Area the policy {@code bh22-split-merge-conditions} decides on the days on which it
 * is in force, and stays with what was done under it. The same conditions hold elsewhere and at other times, as the register's own.
 * Where what is cut off is surplus land that is to be transferred, the city's policy {@code land18-surplus-transfer} is asked besides.
 */
@ApplicationScoped
class SuccessionRule {
    static final String BINHAI = "bh22-split-merge-conditions";
    static final String SURPLUS = "land18-surplus-transfer";
    private static final String BINHAI_CODE = "120116";

    private final Editions editions;

    SuccessionRule(Editions editions) {
        this.editions = editions;
    }

    /** The policy in force that allows it, and its article; empty where the register's own conditions do. */
    record Ruling(Optional<String> policy, Optional<String> article) {
        static final Ruling OWN = new Ruling(Optional.empty(), Optional.empty());
    }

    /**
     * @param termsSettled the terms are the same, or the grantor has consented to how they are made so
     * @throws ProblemException 422 naming each condition that is not met, with its article
     */
    Ruling require(String district, LocalDate day, Succession.Statement statement, boolean termsSettled) {
        requireStated(statement);
        if (!district.equals(BINHAI_CODE)) {
            return Ruling.OWN;
        }
        return asked(
                BINHAI,
                day,
                Map.of(
                        new AttributeKey("parcel.use_changed"), fact(!statement.useUnchanged()),
                        new AttributeKey("parcel.buildings_intact"), fact(statement.buildingsIntact()),
                        new AttributeKey("parcel.terms_equal_or_consented"), fact(termsSettled),
                        new AttributeKey("parcel.separable"), fact(statement.separable())));
    }

    /**
     * 节余用地分割转让: approved, surplus, and as the contract lets it be transferred.
     *
     * @throws ProblemException 422 naming each condition that is not met, with its article
     */
    Ruling requireTransferable(LocalDate day, Succession.SurplusTransfer transfer) {
        return asked(
                SURPLUS,
                day,
                Map.of(
                        new AttributeKey("parcel.is_surplus"), fact(transfer.surplus()),
                        new AttributeKey("parcel.approved_for_transfer"), fact(transfer.approved()),
                        new AttributeKey("project.meets_transfer_conditions"), fact(transfer.meetsConditions())));
    }

    private Ruling asked(String rule, LocalDate day, Map<AttributeKey, Fact> stated) {
        Editions.Pinned book = editions.current();
        Assessment assessment = book.assessor().assess(book.policy(rule), day, Facts.of(stated));
        return switch (assessment.outcome()) {
            case Outcome.NotInForce outside -> Ruling.OWN;
            case Outcome.Eligible eligible ->
                new Ruling(
                        Optional.of(rule),
                        Optional.of(assessment.trace().getFirst().article()));
            case Outcome.Ineligible ineligible -> throw refused(rule, assessment);
            case Outcome.Unknown unknown -> throw refused(rule, assessment);
        };
    }

    private static Fact fact(boolean truth) {
        return new Fact(new Value.Truth(truth), Standing.VERIFIED, ParcelFacts.AUTHORITY);
    }

    private static void requireStated(Succession.Statement statement) {
        List<FieldError> unmet = new ArrayList<>();
        if (!statement.useUnchanged()) {
            unmet.add(FieldError.of("useUnchanged", "须用途不变", "the use must not change", "true"));
        }
        if (!statement.buildingsIntact()) {
            unmet.add(FieldError.of("buildingsIntact", "须建筑物完整", "buildings must stay whole", "true"));
        }
        if (!statement.separable()) {
            unmet.add(FieldError.of("separable", "须具备独立分宗条件", "each must be able to stand alone", "true"));
        }
        if (!unmet.isEmpty()) {
            throw refused(unmet);
        }
    }

    private static ProblemException refused(String rule, Assessment assessment) {
        return refused(assessment.trace().stream()
                .filter(line -> line.state() != State.MET)
                .map(line -> FieldError.of(
                        "statement", line.text() + "：未满足", line.text() + ": not met", rule + " " + line.article()))
                .toList());
    }

    private static ProblemException refused(List<FieldError> unmet) {
        return ProblemException.unprocessable(
                "succession-refused",
                Text.of("不符合宗地分割合并的条件", "The parcels cannot be split or merged like this"),
                unmet.toArray(FieldError[]::new));
    }
}
