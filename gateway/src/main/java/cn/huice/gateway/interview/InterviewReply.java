package cn.huice.gateway.interview;

import cn.huice.gateway.entitlement.Entitlement;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to ask next, and what is certain so far, over all services.
 *
 * @param questions the best first, each as the services' {@code /v1/interviews} give it; none when nothing can be decided
 *     any more
 * @param settled policies that no missing fact can change any more
 * @param open policies that wait for facts
 * @param entitlements what is certain so far, the greatest sum first
 * @param unavailable services that are down or late: their questions are missing here
 * @param unknownTo services that do not know the subject, or not for this caller
 */
record InterviewReply(
        @Schema(format = "date") String asOf,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        List<ObjectNode> questions,

        int settled,
        int open,
        List<Entitlement> entitlements,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unavailable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownTo) {}
