package cn.huice.gateway.assessment;

import cn.huice.gateway.entitlement.Entitlement;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What all services concluded.
 *
 * @param asOf the day assessed, ISO 8601
 * @param entitlements what the results come to, the greatest sum first; awards of one group together
 * @param questions what to ask next, the answer that decides most first; absent where named policies were assessed
 * @param results each as its service gave it, with {@code service} added; in the order asked, else by service
 * @param unavailable services that are down or late: what they would say is missing here
 * @param unknownTo services that do not know the subject, or not for this caller
 */
record AssessmentReply(
        @Schema(format = "date") String asOf,
        List<Entitlement> entitlements,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ObjectNode> questions,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        List<ObjectNode> results,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unavailable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownTo) {}
