package cn.huice.casework.publication;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A policy's file as it is to be from now on.
 *
 * @param text the policy file; it may hold versions that begin later
 * @param tests the test file; those kept so far where absent, required for a new policy that decides something
 * @param reason why, for the record; published with the change, so it names no person
 * @param effective the first day on which the policy means something else than before
 * @param correction true to change knowingly what the policy meant on days before that, or on days past
 */
public record PublicationRequest(
        @NotBlank @Size(max = 200_000) String text,
        @Size(max = 200_000) String tests,
        @NotBlank @Size(max = 2_000) String reason,
        @NotNull LocalDate effective,
        Boolean correction) {

    boolean corrects() {
        return Boolean.TRUE.equals(correction);
    }
}
