package cn.huice.journal.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What a command was answered, to the byte.
 *
 * @param mediaType empty where there is no body
 * @param body empty where there is none
 */
record Answer(
        int status, Optional<String> mediaType, Optional<Body> body, Optional<String> etag, Optional<String> location) {

    /** The bytes as they go over the wire. */
    static final class Body {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    static Answer of(Response response, ObjectMapper mapper) throws JsonProcessingException {
        Optional<Body> body = Optional.empty();
        if (response.hasEntity()) {
            body = Optional.of(new Body(
                    response.getEntity() instanceof byte[] raw ? raw : mapper.writeValueAsBytes(response.getEntity())));
        }
        return new Answer(
                response.getStatus(),
                body.map(present -> Optional.ofNullable(response.getMediaType())
                        .map(MediaType::toString)
                        .orElse(MediaType.APPLICATION_JSON)),
                body,
                Optional.ofNullable(response.getHeaderString(HttpHeaders.ETAG)),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)));
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status);
        body.ifPresent(present -> response.entity(present.bytes()));
        mediaType.ifPresent(response::type);
        etag.ifPresent(value -> response.header(HttpHeaders.ETAG, value));
        location.ifPresent(value -> response.header(HttpHeaders.LOCATION, value));
        return response.build();
    }
}
