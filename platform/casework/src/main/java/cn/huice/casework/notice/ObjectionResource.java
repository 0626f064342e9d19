package cn.huice.casework.notice;

import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Objections to a notice: raised by applicants by name, answered by officers of its district, the answer read by who raised it. */
@Path("/v1/notices/{id}/objections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ObjectionResource {
    private final Objections objections;
    private final NoticeTable notices;
    private final Caller caller;

    ObjectionResource(Objections objections, NoticeTable notices, Caller caller) {
        this.objections = objections;
        this.notices = notices;
        this.caller = caller;
    }

    /** @param contact how the objector can be reached; kept encrypted, shown to the district's officers only */
    record ObjectionRequest(
            @NotBlank @Size(max = 2000) String reason,
            @NotBlank @Size(max = 200) String contact) {}

    /** What the objector gets to hold; without the contact, because answers to commands are kept. */
    record Raised(String id, OffsetDateTime raisedAt) {}

    record AnswerRequest(
            @NotBlank @Size(max = 2000) String answer,
            @NotNull Boolean upheld) {}

    @POST
    @RolesAllowed(Role.APPLICANT)
    @Command
    public Response raise(@PathParam("id") String id, @NotNull @Valid ObjectionRequest request) {
        Objection raised = objections.raise(id, objector(), request.reason(), request.contact());
        return Response.created(URI.create("/v1/notices/" + id + "/objections/" + raised.id()))
                .entity(new Raised(raised.id(), raised.raisedAt()))
                .build();
    }

    @GET
    @RolesAllowed(Role.OFFICER)
    @Listed("异议")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<Objection> list(@PathParam("id") String id) {
        return objections.readBy(overseen(id));
    }

    @GET
    @Path("{objection}")
    @RolesAllowed(Role.APPLICANT)
    @Operation(
            summary = "An objection and its answer, for the subject that raised it",
            description = "404 for everybody else. The contact is not shown.")
    public ObjectionView get(@PathParam("id") String id, @PathParam("objection") String objection) {
        return ObjectionView.of(objections.raisedBy(objector(), id, objection));
    }

    @POST
    @Path("{objection}/answer")
    @RolesAllowed(Role.OFFICER)
    @Command
    public Response answer(
            @PathParam("id") String id,
            @PathParam("objection") String objection,
            @NotNull @Valid AnswerRequest request) {
        PublicNotice notice = overseen(id);
        objections.answer(notice.id(), objection, request.answer(), request.upheld(), caller.name());
        return Response.ok(notices.find(id)).build();
    }

    private String objector() {
        return caller.subjectId()
                .orElseThrow(() -> ProblemException.forbidden(
                        "subject-required", Text.of("账号未绑定主体", "The account stands for no subject")));
    }

    private PublicNotice overseen(String id) {
        return notices.find(id)
                .filter(notice -> caller.oversees(notice.district()))
                .orElseThrow(() -> ProblemException.notFound("notice", id));
    }
}
