package cn.huice.casework.material;

import cn.huice.casework.storage.StoredFiles;
import cn.huice.journal.command.Command;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files of an application: for its owner, the officers of its district, and auditors. */
@Path("/v1/applications/{id}/files/{file}")
@RunOnVirtualThread
@Tag(name = "materials")
class FileResource {
    private final Materials materials;
    private final StoredFiles files;

    FileResource(Materials materials, StoredFiles files) {
        this.materials = materials;
        this.files = files;
    }

    /** Always saved, never shown in place: a browser runs nothing of it under our name. */
    @GET
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "Download a file", description = "发出前核对 SM3 摘要；他人每次下载均留痕")
    public Response get(@PathParam("id") String id, @PathParam("file") String fileId) {
        MaterialFile file = materials.readable(id, fileId);
        StoredFiles.Fetched content = files.fetch(file.digest());
        StreamingOutput body = target -> {
            try (content) {
                content.writeTo(target);
            }
        };
        return Response.ok(body, file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, content.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-SM3", file.digest())
                .build();
    }

    @DELETE
    @Command
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "Remove a file while the case is with its applicant")
    public Response remove(@PathParam("id") String id, @PathParam("file") String fileId) {
        materials.remove(id, fileId);
        return Response.noContent().build();
    }

    /** RFC 6266 with RFC 8187: the name in UTF-8, for old readers in ASCII. */
    static String disposition(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
