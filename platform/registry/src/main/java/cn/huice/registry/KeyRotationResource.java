package cn.huice.registry;

import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far a change of the keys of personal data is. */
@Path("/v1/key-rotation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KeyRotationResource {
    private final KeyRotation rotation;

    KeyRotationResource(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "The key that encrypts, and what other keys have encrypted; once that is nothing they can go")
    public KeyRotation.RotationProgress progress() {
        return rotation.progress();
    }
}
