package cn.huice.land.appraisal;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One enterprise's result of a year.
 *
 * @param rank 1 is best; equal scores share a rank
 * @param area 亩
 * @param totals as they were reported, by key
 * @param perMu the same per 亩
 */
record PerMuResult(
        int rank,
        String enterprise,
        String park,
        BigDecimal area,
        Map<String, BigDecimal> totals,
        Map<String, BigDecimal> perMu,
        BigDecimal score,
        String grade) {}
