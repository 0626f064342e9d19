package cn.huice.casework.notice;

import cn.huice.casework.notice.PublicNotice.State;
import cn.huice.casework.sql.Cursor;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Public notices, for everyone. */
@Path("/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
class NoticeResource {
    private final NoticeTable notices;

    NoticeResource(NoticeTable notices) {
        this.notices = notices;
    }

    /** Newest first. */
    @GET
    @Listed("公示")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PublicNotice> list(
            @QueryParam("state") String state,
            @QueryParam("district") @Pattern(regexp = "\\d{6}", message = "GB/T 2260: 6 digits") String district,
            @QueryParam("policy") String policy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                notices.page(
                        Cursor.constant("state", State.class, state),
                        district,
                        policy,
                        Cursor.sequence(cursor),
                        rows + 1),
                rows,
                notice -> Long.toString(notice.sequence()));
    }

    @GET
    @Path("{id}")
    public PublicNotice get(@PathParam("id") String id) {
        return notices.find(id).orElseThrow(() -> ProblemException.notFound("notice", id));
    }
}
