package cn.huice.casework.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A department's word in a joint review.
 *
 * @param department one of those the caller speaks for
 * @param reason kept with the case, never published; required from one that does not agree
 */
record OpinionRequest(
        @NotBlank @Size(max = 50) String department,
        @NotNull Boolean agrees,
        @Size(max = 2000) String reason) {}
