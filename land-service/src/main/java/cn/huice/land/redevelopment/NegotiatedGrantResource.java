package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Cursor;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 协议出让登记. */
@Path("/v1/negotiated-grants")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class NegotiatedGrantResource {
    private final NegotiatedGrants grants;
    private final RedevelopmentRights rights;

    NegotiatedGrantResource(NegotiatedGrants grants, RedevelopmentRights rights) {
        this.grants = grants;
        this.rights = rights;
    }

    @GET
    @Listed("协议出让")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(
            summary =
                    "再开发协议出让 What was granted by agreement under the redevelopment rules; officers see their district's")
    public Page<NegotiatedGrants.Granted> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        return Page.of(
                grants.page(rights.districtSeen(), after == null ? 0 : after, rows + 1),
                rows,
                granted -> Long.toString(granted.sequence()));
    }
}
