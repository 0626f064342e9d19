package cn.huice.casework.application;

import cn.huice.casework.claim.Claims;
import cn.huice.casework.claim.ExcludedBy;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.State;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What must hold before a case enters its procedure. */
@ApplicationScoped
class Submission {
    private final Catalogue catalogue;
    private final Evaluations evaluations;
    private final Sanctions sanctions;
    private final Claims claims;
    private final Marks marks;
    private final Clock clock;
    private final List<SubmissionRule> rules;

    Submission(
            Catalogue catalogue,
            Evaluations evaluations,
            Sanctions sanctions,
            Claims claims,
            Marks marks,
            Clock clock,
            @All List<SubmissionRule> rules) {
        this.catalogue = catalogue;
        this.evaluations = evaluations;
        this.sanctions = sanctions;
        this.claims = claims;
        this.marks = marks;
        this.clock = clock;
        this.rules = List.copyOf(rules);
    }

    /**
     * Evaluates the case as of today and keeps that evaluation.
     *
     * @throws ProblemException 409 under a sanction; 422 a rule of submission is broken, not eligible, facts missing, or not
     *     in force
     */
    void check(Application application) {
        LocalDate today = LocalDate.now(clock);
        requireNoSanction(application);
        if (application.submittedOn == null) {
            application.submittedOn = today;
            application.submittedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
            pin(application, today);
        }
        rules.forEach(rule -> rule.check(CaseFile.of(application)));
        Evaluations.Evaluated evaluated = evaluations.evaluate(application);
        requireEligible(evaluated.assessment(), 422);
        requireNotExcluded(application, evaluated.policy(), marks.required(application, evaluated, 422), 422);
        evaluations.keep(application, Evaluation.Purpose.SUBMISSION, evaluated);
        if (evaluated.assessment().outcome() instanceof Outcome.Eligible(Amount.Exact(var value, var unit))) {
            BigDecimal total = evaluated
                    .policy()
                    .instalments()
                    .map(plan -> plan.total(value))
                    .orElse(value);
            application.amount = application.allotted == null ? total : total.min(application.allotted);
            application.unit = unit.replaceFirst("/year$", "");
        }
    }

    /** A draft moves on with the policies; from its submission on the case stays with the texts of that day. */
    private void pin(Application application, LocalDate today) {
        CurrentBook book = catalogue.upToDate();
        application.bookEdition = book.edition().digest();
        book.get(application.policyId)
                .versionOn(today)
                .ifPresent(version -> application.policyVersion = version.effectiveFrom());
    }

    /** @throws ProblemException 409 while a sanction stands against the subject */
    void requireNoSanction(Application application) {
        sanctions.active(application.subjectId, LocalDate.now(clock)).ifPresent(sanction -> {
            throw ProblemException.conflict(
                    "subject-sanctioned",
                    Text.of("该主体处于失信惩戒期，不能申请或获批", "The subject is under a sanction for dishonesty"),
                    FieldError.of(
                            "subject", "惩戒至 " + sanction.until(), "until " + sanction.until(), sanction.article()));
        });
    }

    /**
     * 不重复享受, as far as the log has been read; what is granted in between, the claim itself finds.
     *
     * @param marks of the case's award
     * @param status of the refusal: 422 towards an applicant, 409 towards an officer
     */
    void requireNotExcluded(Application application, Policy policy, Map<String, String> marks, int status) {
        claims.excluding(application.subjectId, ExcludedBy.of(policy.exclusions(), marks))
                .ifPresent(other -> {
                    throw new ProblemException(
                            status,
                            "award-excluded",
                            Text.of(
                                    "已享受 " + other + "，不重复享受",
                                    "The subject was granted " + other + ", which excludes this"),
                            policy.exclusions().stream()
                                    .map(each -> FieldError.of(
                                            "policy", "不重复享受", "excluded by another award", each.article()))
                                    .toList());
                });
    }

    /**
     * Passes what is eligible, and what only an officer can judge. A day may come later: until when something is granted can
     * depend on what its procedure brings about.
     *
     * @param status of the refusal: 422 towards an applicant, 409 towards an officer
     */
    static void requireEligible(Assessment assessment, int status) {
        switch (assessment.outcome()) {
            case Outcome.Eligible(Amount.Undetermined(var needs, var reason))
            when !needs.isEmpty() && !givesDay(assessment) -> throw missing(status, needs);
            case Outcome.Eligible eligible -> {}
            case Outcome.Unknown(var needs, boolean manual) -> {
                if (!manual) {
                    throw missing(status, needs);
                }
            }
            case Outcome.Ineligible ineligible ->
                throw new ProblemException(status, "not-eligible", Text.of("不符合条件", "Not eligible"), unmet(assessment));
            case Outcome.NotInForce(LocalDate day) ->
                throw new ProblemException(
                        status,
                        "not-in-force",
                        Text.of(day + " 该政策没有有效版本", "No version is in force on " + day),
                        List.of());
        }
    }

    static boolean givesDay(Assessment assessment) {
        return assessment.version().flatMap(PolicyVersion::dayRule).isPresent();
    }

    private static List<FieldError> unmet(Assessment assessment) {
        return assessment.trace().stream()
                .filter(line -> line.state() == State.UNMET)
                .map(line -> new FieldError(
                        line.used().isEmpty()
                                ? "facts"
                                : "facts." + line.used().firstKey().value(),
                        Text.same(line.text()),
                        line.article()))
                .toList();
    }

    private static ProblemException missing(int status, Collection<AttributeKey> needs) {
        List<FieldError> errors = needs.stream()
                .map(key -> FieldError.of(
                        "facts." + key.value(),
                        "请补充「" + Vocabulary.standard().get(key).name() + "」",
                        "is needed to decide",
                        "needed"))
                .toList();
        return new ProblemException(
                status, "facts-missing", Text.of("还缺少能决定结果的事实", "Facts that would decide it are missing"), errors);
    }
}
