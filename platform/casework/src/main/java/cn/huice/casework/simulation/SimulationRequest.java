package cn.huice.casework.simulation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What to try.
 *
 * @param policy its id; one that is not there yet where a text is given
 * @param text the draft of its file; what is published already where absent
 * @param asOf the day the draft, and the register's facts, are taken as of; today where absent
 * @param against the day what is published is taken as of; where absent {@code asOf} with a draft, if a version is in force
 *     then, otherwise today
 * @param kind kind of subjects; the policy's beneficiary where absent
 * @param district GB/T 2260 code: only subjects of this district
 */
record SimulationRequest(
        @NotBlank @Size(max = 100) String policy,
        @Size(max = 200_000) String text,
        LocalDate asOf,
        LocalDate against,
        @Size(max = 20) String kind,
        @Pattern(regexp = "[1-9][0-9]{5}") String district) {}
