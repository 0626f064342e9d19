package cn.huice.casework.publication;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The end of a policy.
 *
 * @param from the first day without it: today or later
 * @param reason why, for the record; published with the withdrawal, so it names no person
 * @param supersededBy id of the policy that takes its place, if one does
 */
public record WithdrawalRequest(
        @NotNull LocalDate from,
        @NotBlank @Size(max = 2_000) String reason,
        @Size(max = 100) String supersededBy) {}
