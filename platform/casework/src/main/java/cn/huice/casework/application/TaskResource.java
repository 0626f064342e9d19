package cn.huice.casework.application;

import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A caller's work list. */
@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "tasks", description = "待办")
public class TaskResource {
    private final WorkLists workLists;
    private final Views views;

    TaskResource(WorkLists workLists, Views views) {
        this.workLists = workLists;
        this.views = views;
    }

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT, Role.EXPERT})
    @Operation(summary = "Applications that wait for the caller, the most urgent first")
    @Listed("待办")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<ApplicationView.Summary> list(
            @BeanParam CaseQuery query, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return workLists.tasks(query, limit, cursor).map(views::task);
    }
}
