package cn.huice.casework.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * An action on an application.
 *
 * @param comment kept with the case, never published
 * @param amount 元 a year or in all, as the policy counts; only at the decision, and only where the policy leaves the sum to the authority
 * @param facts outcome to register; only with {@code complete}
 */
record ActionRequest(
        @NotNull Action action, @Size(max = 2000) String comment, String amount, Map<String, Object> facts) {
    ActionRequest {
        facts = facts == null ? Map.of() : facts;
    }
}
