package cn.huice.casework.notice;

import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** 延长公示, by officers of the notice's district. */
@Path("/v1/notices/{id}/extension")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExtensionResource {
    private final Notices notices;
    private final NoticeTable table;
    private final Caller caller;

    ExtensionResource(Notices notices, NoticeTable table, Caller caller) {
        this.notices = notices;
        this.table = table;
        this.caller = caller;
    }

    /** @param reason for everyone to read, so it names nobody */
    record ExtensionRequest(
            @NotNull @Min(1) @Max(999) Integer workingDays,
            @NotBlank @Size(max = 500) String reason) {}

    @POST
    @RolesAllowed(Role.OFFICER)
    @Command
    @Operation(
            summary = "Lets a running notice stand longer, as far as its procedure allows",
            description =
                    "409 'notice-closed' once its last day is over; 422 'extension-too-long' beyond what is allowed.")
    public Response extend(@PathParam("id") String id, @NotNull @Valid ExtensionRequest request) {
        PublicNotice notice = table.find(id)
                .filter(found -> caller.oversees(found.district()))
                .orElseThrow(() -> ProblemException.notFound("notice", id));
        return Response.ok(notices.extend(notice.id(), request.workingDays(), request.reason()))
                .build();
    }
}
