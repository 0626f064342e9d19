package cn.huice.casework.quota;

import cn.huice.casework.policy.Catalogue;
import cn.huice.web.Listed;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 名额, for those who decide. */
@Path("/v1/quotas")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "rounds")
class QuotaResource {
    private final Quotas quotas;
    private final Catalogue catalogue;

    QuotaResource(Quotas quotas, Catalogue catalogue) {
        this.quotas = quotas;
        this.catalogue = catalogue;
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "名额 How far a policy's quotas are used in a year")
    @Transactional
    @Listed("名额")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<Quotas.Use> uses(
            @QueryParam("policy") @NotNull String policy,
            @QueryParam("year") @NotNull @Min(2000) @Max(2100) Integer year) {
        return quotas.uses(catalogue.upToDate().named("policy", policy), year);
    }
}
