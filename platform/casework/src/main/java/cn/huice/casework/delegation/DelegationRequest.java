package cn.huice.casework.delegation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * What the caller delegates.
 *
 * @param to user name of another officer
 * @param policies ids; left out for all
 * @param from first day, today or later
 * @param until last day, at most a year after the first
 */
record DelegationRequest(
        @NotBlank @Size(max = 200) String to,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> policies,
        @NotNull LocalDate from,
        @NotNull LocalDate until,
        @NotBlank @Size(max = 500) String reason) {
    DelegationRequest {
        policies = policies == null ? List.of() : List.copyOf(policies);
    }
}
