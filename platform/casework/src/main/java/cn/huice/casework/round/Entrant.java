package cn.huice.casework.round;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What a round knows of a case: all that its place and its award depend on.
 *
 * @param number 办件编号; settles to whom a last fen goes
 * @param district GB/T 2260; whose budget pays the district's share
 * @param asked 元 it would get if there was enough for everybody; 0 where nothing is paid
 * @param group its value of the rules' 分组; empty text without groups
 * @param values by indicator name
 */
public record Entrant(
        String caseId,
        String number,
        String district,
        Instant submittedAt,
        BigDecimal asked,
        boolean exempt,
        String group,
        Map<String, BigDecimal> values) {

    public Entrant {
        values = Map.copyOf(values);
    }
}
