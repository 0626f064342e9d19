package cn.huice.gateway.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One list out of the lists of all services.
 *
 * @param items as their service gave them, with {@code service} and {@code links.self} added
 * @param unavailable services whose part is missing because they are down or late
 * @param cut services that hold more than is shown; their own list has the rest
 */
record MyList(
        @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        List<ObjectNode> items,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unavailable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> cut) {}
