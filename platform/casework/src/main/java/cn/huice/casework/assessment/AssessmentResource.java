package cn.huice.casework.assessment;

import cn.huice.casework.document.CitedWords;
import cn.huice.casework.policy.Editions;
import cn.huice.policy.Policy;
import cn.huice.policy.fact.Facts;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What am I entitled to, why, how much. Nothing is stored. */
@Path("/v1/assessments")
@Authenticated
@RunOnVirtualThread
@Tag(name = "assessments", description = "政策测算")
public class AssessmentResource {
    private final Editions editions;
    private final RequestFacts requestFacts;
    private final CitedWords cited;
    private final Clock clock;

    AssessmentResource(Editions editions, RequestFacts requestFacts, CitedWords cited, Clock clock) {
        this.editions = editions;
        this.requestFacts = requestFacts;
        this.cited = cited;
        this.clock = clock;
    }

    /**
     * The answers, in the order the policies were named.
     *
     * @param edition digest of the policy texts; under it the same facts give the same answers for ever
     */
    public record Answer(LocalDate asOf, String edition, List<AssessmentView> results) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Assess policies for given facts, a registered subject, or both")
    public Answer assess(@NotNull @Valid AssessmentRequest request, @QueryParam("articles") Boolean withArticles) {
        LocalDate asOf = request.asOf() == null ? LocalDate.now(clock) : request.asOf();
        Facts facts = Facts.of(requestFacts.of(request.facts(), request.subject(), asOf));
        Editions.Pinned book = book(request.edition());
        List<AssessmentView> results = policies(book, request).stream()
                .map(policy -> AssessmentView.of(book.assessor().assess(policy, asOf, facts))
                        .within(policy))
                .toList();
        if (Boolean.TRUE.equals(withArticles)) {
            CitedWords.Now words = cited.now();
            results = results.stream()
                    .map(result -> result.with(citation ->
                            words.of(book.book().find(result.policy()).orElseThrow(), citation)))
                    .toList();
        }
        return new Answer(asOf, book.edition(), results);
    }

    private Editions.Pinned book(String edition) {
        if (edition == null) {
            return editions.current();
        }
        return editions.find(edition)
                .orElseThrow(() -> ProblemException.badField(FieldError.of(
                        "edition", "本服务没有这一版政策文本", "no such edition here", "edition of an earlier answer")));
    }

    private static List<Policy> policies(Editions.Pinned book, AssessmentRequest request) {
        if (request.policies().isEmpty()) {
            return book.book().all().stream()
                    .filter(policy -> !policy.versions().isEmpty() && policy.executable())
                    .filter(policy -> request.subject() == null
                            || policy.beneficiary().equals(request.subject().kind()))
                    .sorted(Comparator.comparing(Policy::id))
                    .toList();
        }
        List<Policy> named = new ArrayList<>();
        for (int i = 0; i < request.policies().size(); i++) {
            named.add(book.assessable("policies[" + i + "]", request.policies().get(i)));
        }
        return named;
    }
}
