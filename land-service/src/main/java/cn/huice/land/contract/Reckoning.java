package cn.huice.land.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A sum a policy has worked out for a contract, with what it needs to be worked out again.
 *
 * @param asOf the day of signing: a contract keeps the rules it was signed under
 * @param edition digest of the policy texts
 * @param facts attribute key to value, as the policy saw them
 * @param amount 元
 */
public record Reckoning(
        String policy,
        String article,
        LocalDate asOf,
        String edition,
        Map<String, String> facts,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
