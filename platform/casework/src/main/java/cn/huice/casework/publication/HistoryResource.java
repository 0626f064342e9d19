package cn.huice.casework.publication;

import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.policy.EditionTable;
import cn.huice.casework.policy.PublicationTable;
import cn.huice.casework.sql.Cursor;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was published when, and the texts themselves: anybody may know. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "policies", description = "政策目录")
public class HistoryResource {
    private final Catalogue catalogue;
    private final PublicationTable publications;
    private final EditionTable editions;
    private final Caller caller;

    HistoryResource(Catalogue catalogue, PublicationTable publications, EditionTable editions, Caller caller) {
        this.catalogue = catalogue;
        this.publications = publications;
        this.editions = editions;
        this.caller = caller;
    }

    /**
     * A policy's files.
     *
     * @param edition digest of the book they are taken from
     * @param tests the test file; null for a past edition
     */
    public record TextView(String policy, String edition, String text, String tests) {}

    @GET
    @Path("{id}/publications")
    @Operation(summary = "What became of a policy, newest first")
    @Listed("发布记录")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PublicationView> publications(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        catalogue.get(id);
        int size = Page.limit(limit);
        boolean withAuthor = caller.has(Role.AUDITOR) || caller.has(Role.POLICY_EDITOR);
        return Page.of(
                        publications.page(id, Optional.ofNullable(Cursor.sequence(cursor)), size + 1),
                        size,
                        publication -> Long.toString(publication.policyRevision()))
                .map(publication -> PublicationView.of(publication, withAuthor));
    }

    @GET
    @Path("{id}/text")
    @Operation(summary = "The policy file as it is, or as it was in an edition")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TextView.class)))
    public Response text(@PathParam("id") String id, @QueryParam("edition") String edition) {
        CurrentBook book = catalogue.current();
        if (edition != null && !edition.equals(book.edition().digest())) {
            return Response.ok(new TextView(id, edition, past(id, edition), null))
                    .build();
        }
        book.get(id);
        return Response.ok(new TextView(
                        id,
                        book.edition().digest(),
                        book.edition().texts().get(id),
                        book.tests().get(id)))
                .tag(new Revision(book.revisionOf(id)).etag())
                .build();
    }

    private String past(String id, String edition) {
        return editions.find(edition)
                .map(found -> found.texts().get(id))
                .orElseThrow(() -> ProblemException.badField(
                        FieldError.of("edition", "该版文本中没有此政策", "no such edition of this policy", "GET publications")));
    }
}
