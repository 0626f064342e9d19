package cn.huice.casework.storage;

import cn.huice.web.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses forms with files where there is no room for them. The server puts a form's files on disk before anybody of ours
 * sees them; a disk that filled up then would be an error without a reason.
 */
@Provider
@PreMatching
class FormSpace implements ContainerRequestFilter {
    private final StoredFiles files;

    FormSpace(StoredFiles files) {
        this.files = files;
    }

    /** @throws ProblemException 507 */
    @Override
    public void filter(ContainerRequestContext request) {
        if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
            files.requireRoom(Math.max(0, request.getLength()));
        }
    }
}
