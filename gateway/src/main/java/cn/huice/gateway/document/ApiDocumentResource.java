package cn.huice.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one description of the whole interface; {@code /api/docs} shows it. */
@Path("/api/openapi.json")
@PermitAll
@Tag(name = "interface", description = "接口说明")
class ApiDocumentResource {
    private final ApiDocument document;

    @Inject
    ApiDocumentResource(ApiDocument document) {
        this.document = document;
    }

    @GET
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "This document: OpenAPI 3.1 of the gateway and all services")
    public ObjectNode get() {
        return document.current();
    }
}
