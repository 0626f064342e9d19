package cn.huice.casework.scan;

import cn.huice.casework.scan.ScanView.CountView;
import cn.huice.casework.scan.ScanView.FoundView;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 免申即享: who is entitled and has not applied. */
@Path("/v1/scans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OFFICER, Role.AUDITOR})
@RunOnVirtualThread
@Tag(name = "scans", description = "免申即享")
public class ScanResource {
    private static final Pattern CURSOR = Pattern.compile("([0-9]{6})\\.([a-z0-9-]{1,100})\\.([0-9]{1,9})");

    private final Scans scans;
    private final ScanTable table;
    private final Caller caller;

    ScanResource(Scans scans, ScanTable table, Caller caller) {
        this.scans = scans;
        this.table = table;
        this.caller = caller;
    }

    @POST
    @Command
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "Look through the caller's district for who is entitled and has not applied")
    @APIResponse(
            responseCode = "202",
            description = "It runs; its Location says how far it is",
            content = @Content(schema = @Schema(implementation = ScanView.class)))
    public Response start(@NotNull @Valid ScanRequest request) {
        RegisterScan started = scans.start(request);
        return Response.accepted(view(started, List.of()))
                .location(URI.create("/v1/scans/" + started.id()))
                .build();
    }

    /** Newest first. */
    @GET
    @Listed("扫描")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "The scans the caller may see, newest first")
    public Page<ScanView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                        table.page(own(), Cursor.sequence(cursor), rows + 1),
                        rows,
                        scan -> Long.toString(scan.sequence()))
                .map(scan -> view(scan, List.of()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is, and counts and sums once it is done")
    public ScanView get(@PathParam("id") String id) {
        return view(visible(id), table.counts(id));
    }

    @GET
    @Path("{id}/results")
    @Operation(summary = "Who is entitled and has not applied, by district and policy")
    @Listed("扫描结果")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<FoundView> results(
            @PathParam("id") String id,
            @QueryParam("policy") String policy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        visible(id);
        int rows = Page.limit(limit);
        return Page.of(
                        table.found(id, own(), policy, after(cursor), rows + 1),
                        rows,
                        last -> last.district() + "." + last.policy() + "." + last.place())
                .map(FoundView::of);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "Cancel it; nothing it found is kept")
    public void cancel(@PathParam("id") String id) {
        visible(id);
        scans.running(id).ifPresent(Scanning::cancel);
    }

    private RegisterScan visible(String id) {
        return table.find(id)
                .filter(scan -> own() == null || scan.district().equals(own()))
                .orElseThrow(() -> ProblemException.notFound("扫描/scan", id));
    }

    /** The caller's district; null for who sees the whole city. */
    private String own() {
        return caller.has(Role.AUDITOR) || caller.oversees(Caller.CITY)
                ? null
                : caller.district().orElse("none");
    }

    private ScanView view(RegisterScan scan, List<PolicyCount> counts) {
        return new ScanView(
                scan.id(),
                scan.kind(),
                scan.asOf(),
                scan.edition(),
                scan.district(),
                scan.state().name(),
                scan.startedBy(),
                scan.startedAt(),
                scan.finishedAt(),
                scans.running(scan.id())
                        .map(running -> new ScanView.Progress(running.rowsDone(), running.rowsInAll()))
                        .orElse(
                                scan.finishedAt() == null
                                        ? null
                                        : new ScanView.Progress(scan.rowsInAll(), scan.rowsInAll())),
                scan.found(),
                counts.stream().map(CountView::of).toList());
    }

    private static Found after(String cursor) {
        if (cursor == null) {
            return null;
        }
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw ProblemException.badField(FieldError.of(
                    "cursor", "应为上一页返回的 next", "must be next of the page before", "cursor of the page before"));
        }
        return new Found(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)), "", null, false, "");
    }
}
