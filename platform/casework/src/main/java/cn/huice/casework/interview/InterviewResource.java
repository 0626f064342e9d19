package cn.huice.casework.interview;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.assessment.RequestFacts;
import cn.huice.casework.policy.Editions;
import cn.huice.policy.Policy;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.question.NextQuestions;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What to ask next. Nothing is stored. */
@Path("/v1/interviews")
@Authenticated
@RunOnVirtualThread
@Tag(name = "interviews", description = "逐题问答")
public class InterviewResource {
    private final Editions editions;
    private final RequestFacts requestFacts;
    private final Clock clock;

    InterviewResource(Editions editions, RequestFacts requestFacts, Clock clock) {
        this.editions = editions;
        this.requestFacts = requestFacts;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The question whose answer decides most, for all that is known so far")
    public InterviewView ask(@NotNull @Valid InterviewRequest request) {
        LocalDate asOf = request.asOf() == null ? LocalDate.now(clock) : request.asOf();
        Map<AttributeKey, Fact> known = requestFacts.of(request.facts(), request.subject(), asOf);
        Set<AttributeKey> passed = passed(request.passed());
        Editions.Pinned book = editions.current();
        List<Assessment> found = policies(book, request).stream()
                .map(policy -> book.assessor().assess(policy, asOf, Facts.of(known)))
                .toList();
        int open = (int) found.stream().filter(each -> !each.needs().isEmpty()).count();
        return new InterviewView(
                asOf,
                book.edition(),
                new NextQuestions(book.book(), book.assessor())
                        .best(found, asOf, known, passed, request.limit()).stream()
                                .map(InterviewView::of)
                                .toList(),
                found.size() - open,
                open,
                found.stream()
                        .filter(each -> each.outcome() instanceof Outcome.Eligible)
                        .map(each -> AssessmentView.withoutTrace(each).within(book.policy(each.policyId())))
                        .toList());
    }

    /** Those in force; what is not in force no answer can change. */
    private static List<Policy> policies(Editions.Pinned book, InterviewRequest request) {
        List<Policy> named = new ArrayList<>();
        for (int i = 0; i < request.policies().size(); i++) {
            named.add(book.assessable("policies[" + i + "]", request.policies().get(i)));
        }
        return named.isEmpty() ? suitable(book, request) : named;
    }

    private static List<Policy> suitable(Editions.Pinned book, InterviewRequest request) {
        return book.book().all().stream()
                .filter(policy -> !policy.versions().isEmpty() && policy.executable())
                .filter(policy ->
                        request.beneficiary() == null || policy.beneficiary().equals(request.beneficiary()))
                .filter(policy -> request.jurisdiction() == null || holdsIn(policy, request.jurisdiction()))
                .toList();
    }

    /** A city's policies (ending in 00) hold in all its districts. */
    private static boolean holdsIn(Policy policy, String place) {
        String jurisdiction = policy.jurisdiction();
        return jurisdiction.equals(place)
                || (jurisdiction.endsWith("0000") && place.startsWith(jurisdiction.substring(0, 2)))
                || (jurisdiction.endsWith("00") && place.startsWith(jurisdiction.substring(0, 4)));
    }

    private static Set<AttributeKey> passed(List<String> keys) {
        Set<AttributeKey> passed = new TreeSet<>();
        for (int i = 0; i < keys.size(); i++) {
            String field = "passed[" + i + "]";
            passed.add(Vocabulary.standard()
                    .find(keys.get(i))
                    .orElseThrow(() -> ProblemException.badField(
                            FieldError.of(field, "词汇表里没有这个属性", "not an attribute", "vocabulary")))
                    .key());
        }
        return passed;
    }
}
