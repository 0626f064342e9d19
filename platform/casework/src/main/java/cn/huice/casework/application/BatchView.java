package cn.huice.casework.application;

import cn.huice.web.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What became of each application of a batch, in the order they were named.
 *
 * @param done how many
 * @param refused how many
 */
record BatchView(long done, long refused, List<JsonNode> results) {

    /**
     * @param status 200 where it is done; that of the refusal otherwise
     * @param application as it stands now; null where it is refused
     * @param problem why not; null where it is done
     */
    record Result(String id, int status, ApplicationView.Summary application, Problem problem) {}
}
