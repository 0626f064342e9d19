package cn.huice.casework.document;

import cn.huice.casework.policy.Catalogue;
import cn.huice.journal.command.Command;
import cn.huice.policy.Policy;
import cn.huice.policy.document.Article;
import cn.huice.policy.document.SourceDocument;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The documents policies are taken from. They are published: anybody may read them. */
@Path("/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "documents", description = "政策文件原文")
public class DocumentResource {
    private final Library library;
    private final Imports imports;
    private final Catalogue catalogue;

    DocumentResource(Library library, Imports imports, Catalogue catalogue) {
        this.library = library;
        this.imports = imports;
        this.catalogue = catalogue;
    }

    /** @param text Markdown or plain text, one paragraph a block or a line */
    public record DocumentText(
            @NotBlank @Size(max = SourceDocument.LONGEST) String text) {}

    @GET
    @Operation(summary = "List the imported documents, in the order of their ids")
    @Listed("文件")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<DocumentView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        List<ImportedDocument> found = library.current().documents().values().stream()
                .sorted(Comparator.comparing(ImportedDocument::id))
                .filter(document -> cursor == null || document.id().compareTo(cursor) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, ImportedDocument::id)
                .map(document -> DocumentView.listed(document, policiesOf(document.id())));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One document: its outline and its text")
    @APIResponse(
            responseCode = "200",
            description = "The document, with its ETag",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    public Response get(@PathParam("id") String id) {
        return answer(document(id));
    }

    @GET
    @Path("{id}/articles/{article}")
    @Operation(summary = "What a citation of the document names: 第七条（一）, 二（一）至（三）, 附件2 三")
    public DocumentView.ArticleView article(@PathParam("id") String id, @PathParam("article") String citation) {
        ImportedDocument imported = document(id);
        List<Article> found = imported.document().find(citation);
        if (found.isEmpty()) {
            throw ProblemException.notFound("条文/article", citation);
        }
        return DocumentView.ArticleView.of(
                DocumentView.title(imported, policiesOf(id)), imported.document(), citation, found);
    }

    @PUT
    @Path("{id}")
    @Command
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Import a document: a changed one with If-Match, a new one or the same text again without")
    @APIResponse(
            responseCode = "200",
            description = "The document as it holds now, with its ETag",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    public Response put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid DocumentText document) {
        return answer(imports.put(id, seen, document.text()));
    }

    private Response answer(ImportedDocument document) {
        return Response.ok(DocumentView.whole(document, policiesOf(document.id())))
                .tag(new Revision(document.revision()).etag())
                .build();
    }

    private ImportedDocument document(String id) {
        return Optional.ofNullable(library.current().documents().get(id))
                .orElseThrow(() -> ProblemException.notFound("文件/document", id));
    }

    private List<Policy> policiesOf(String document) {
        return catalogue.all().stream()
                .filter(policy -> policy.citation().document().equals(document))
                .toList();
    }
}
