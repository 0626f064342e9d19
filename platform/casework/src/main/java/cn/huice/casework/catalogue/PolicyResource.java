package cn.huice.casework.catalogue;

import cn.huice.casework.document.CitedWords;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.procedure.Procedures;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyKind;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public catalogue. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "policies", description = "政策目录")
public class PolicyResource {
    private final Catalogue catalogue;
    private final Procedures procedures;
    private final CitedWords cited;
    private final Clock clock;

    PolicyResource(Catalogue catalogue, Procedures procedures, CitedWords cited, Clock clock) {
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.cited = cited;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List policies, in the order of their ids")
    @Listed("政策")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PolicyView> list(
            @QueryParam("kind") String kind,
            @QueryParam("beneficiary") String beneficiary,
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("executable") Boolean executable,
            @QueryParam("q") String words,
            @QueryParam("asOf") String asOf,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        LocalDate day = day(asOf);
        CurrentBook book = catalogue.current();
        PolicyKind wanted = kind(kind);
        int size = Page.limit(limit);
        List<Policy> found = book.all().stream()
                .filter(policy -> wanted == null || policy.kind() == wanted)
                .filter(policy -> beneficiary == null || policy.beneficiary().equals(beneficiary))
                .filter(policy -> jurisdiction == null || policy.jurisdiction().equals(jurisdiction))
                .filter(policy -> executable == null || policy.executable() == executable)
                .filter(policy -> mentions(policy, words))
                .sorted(Comparator.comparing(Policy::id))
                .filter(policy -> cursor == null || policy.id().compareTo(cursor) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, Policy::id).map(policy -> view(book, policy, day, Optional.empty()));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One policy with what it says, each part with its article and the article's words where its"
                    + " document is imported")
    @APIResponse(
            responseCode = "200",
            description = "The policy, with its ETag",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get(@PathParam("id") String id, @QueryParam("asOf") String asOf) {
        CurrentBook book = catalogue.current();
        Policy policy = book.get(id);
        CitedWords.Now words = cited.now();
        return Response.ok(view(book, policy, day(asOf), Optional.of(citation -> words.of(policy, citation))))
                .tag(new Revision(book.revisionOf(id)).etag())
                .build();
    }

    private PolicyView view(CurrentBook book, Policy policy, LocalDate day, Optional<UnaryOperator<String>> words) {
        return PolicyView.of(
                policy, Optional.ofNullable(book.latest().get(policy.id())), procedures.of(policy), day, words);
    }

    private static boolean mentions(Policy policy, String words) {
        if (words == null || words.isBlank()) {
            return true;
        }
        String text =
                policy.id() + " " + policy.title() + " " + policy.citation().title();
        return Arrays.stream(words.strip().split("\\s+")).allMatch(text::contains);
    }

    private static PolicyKind kind(String kind) {
        if (kind == null) {
            return null;
        }
        return Arrays.stream(PolicyKind.values())
                .filter(candidate -> candidate.json().equals(kind.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> {
                    String known = Arrays.stream(PolicyKind.values())
                            .map(PolicyKind::json)
                            .collect(Collectors.joining(", "));
                    return ProblemException.badField(
                            FieldError.of("kind", "应为 " + known, "must be one of " + known, "PolicyKind"));
                });
    }

    private LocalDate day(String asOf) {
        try {
            return asOf == null ? LocalDate.now(clock) : LocalDate.parse(asOf);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(FieldError.of(
                    "asOf", "应为存在的日期，如 2023-05-01", "must be a date that exists, such as 2023-05-01", "ISO 8601"));
        }
    }
}
