package cn.huice.casework.catalogue;

import cn.huice.casework.policy.Publication;
import cn.huice.casework.procedure.Procedure;
import cn.huice.policy.CitedLeaf;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A policy as readers see it.
 *
 * @param inForce whether a version is in force on the day asked for
 * @param assessable whether assessments may name it: what is executable or has conditions, and definitions
 * @param withdrawnFrom first day without it, where it was withdrawn; null otherwise
 * @param supersededBy the policy that takes the place of a withdrawn one
 * @param executable whether it is assessed and scanned unasked and, with a procedure, applied for; others are there to be read
 * @param appliable whether an application can be filed for it here
 * @param authorities who is in charge of it, by name
 * @param openQuestions what is left to lawyers
 */
public record PolicyView(
        String id,
        String kind,
        String title,
        String beneficiary,
        String jurisdiction,
        CitationView citation,
        List<String> authorities,
        boolean inForce,
        boolean executable,
        boolean assessable,
        boolean appliable,
        LocalDate withdrawnFrom,
        String supersededBy,
        StackingView stacking,
        List<VersionView> versions,
        List<MaterialView> materials,
        ProcedureView procedure,
        String notes,
        List<String> openQuestions) {

    /** Document number, title and id of the text a policy is taken from. */
    public record CitationView(String documentNumber, String title, String document) {}

    /**
     * When a version holds and what it says; {@code until} is the last day, null while open.
     *
     * @param conditions only of a single policy
     * @param amount steps and bounds of the amount; only of a single policy
     */
    public record VersionView(
            LocalDate from,
            LocalDate until,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<LeafView> conditions,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<LeafView> amount,
            List<ClauseView> clauses) {}

    /**
     * A condition or a step and the article that says it.
     *
     * @param words the article itself, of a single policy whose document is imported
     */
    public record LeafView(
            String text,
            String article,
            @JsonInclude(JsonInclude.Include.NON_NULL) String words) {}

    /** One thing a version says, what it is about, the article that says it, and the article's words as for conditions. */
    public record ClauseView(
            String kind,
            String text,
            String article,
            @JsonInclude(JsonInclude.Include.NON_NULL) String words) {}

    /** A paper the applicant hands in, the article that asks for it, and its words as for conditions. */
    public record MaterialView(
            String name,
            String article,
            @JsonInclude(JsonInclude.Include.NON_NULL) String words) {}

    /** The steps an application takes. */
    public record ProcedureView(String id, List<StepView> steps) {}

    /** One step: kind, who acts, deadline in working days. */
    public record StepView(String kind, String name, String actor, Integer workingDays) {}

    /** @param words of a citation; empty in lists, which leave conditions and amounts out */
    static PolicyView of(
            Policy policy,
            Optional<Publication> publication,
            Optional<Procedure> procedure,
            LocalDate day,
            Optional<UnaryOperator<String>> words) {
        UnaryOperator<String> cited = words.orElse(citation -> null);
        return new PolicyView(
                policy.id(),
                policy.kind().json(),
                policy.title(),
                policy.beneficiary(),
                policy.jurisdiction(),
                new CitationView(
                        policy.citation().documentNumber(),
                        policy.citation().title(),
                        policy.citation().document()),
                policy.authorities(),
                policy.versionOn(day).isPresent(),
                policy.executable(),
                policy.assessable(),
                procedure.isPresent(),
                publication.flatMap(Publication::withdrawnFrom).orElse(null),
                publication.flatMap(Publication::supersededBy).orElse(null),
                policy.stacking().map(StackingView::of).orElse(null),
                policy.versions().stream()
                        .map(version -> version(version, words.isPresent(), cited))
                        .toList(),
                policy.materials().stream()
                        .map(material ->
                                new MaterialView(material.name(), material.article(), cited.apply(material.article())))
                        .toList(),
                procedure.map(PolicyView::procedure).orElse(null),
                policy.notes(),
                policy.questions());
    }

    private static VersionView version(PolicyVersion version, boolean whole, UnaryOperator<String> words) {
        List<CitedLeaf> leaves = whole ? CitedLeaf.of(version) : List.of();
        return new VersionView(
                version.effectiveFrom(),
                version.effectiveUntil().orElse(null),
                whole ? leaves(leaves, Set.of(CitedLeaf.Kind.CONDITION), words) : null,
                whole
                        ? leaves(leaves, Set.of(CitedLeaf.Kind.STEP, CitedLeaf.Kind.ROW, CitedLeaf.Kind.BOUND), words)
                        : null,
                version.clauses().stream()
                        .map(clause -> new ClauseView(
                                clause.kind().json(), clause.text(), clause.article(), words.apply(clause.article())))
                        .toList());
    }

    private static List<LeafView> leaves(
            List<CitedLeaf> leaves, Set<CitedLeaf.Kind> kinds, UnaryOperator<String> words) {
        return leaves.stream()
                .filter(leaf -> kinds.contains(leaf.kind()))
                .map(leaf -> new LeafView(leaf.text(), leaf.article(), words.apply(leaf.article())))
                .toList();
    }

    private static ProcedureView procedure(Procedure procedure) {
        return new ProcedureView(
                procedure.id(),
                procedure.steps().stream()
                        .map(step -> new StepView(
                                step.kind().name(),
                                step.kind().zh(),
                                step.actor().zh(),
                                step.workingDays().isPresent()
                                        ? step.workingDays().getAsInt()
                                        : null))
                        .toList());
    }
}
