package cn.huice.casework.scan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * What to look for.
 *
 * @param kind of the subjects: person, enterprise ...
 * @param policies only these; all that such a subject can apply for where absent or empty
 * @param asOf as of which day; today where absent
 */
record ScanRequest(
        @NotNull @Pattern(regexp = "[a-z]{2,20}") String kind,
        @Size(max = 1000) List<@NotNull @Size(max = 100) String> policies,

        LocalDate asOf) {
    ScanRequest {
        policies = policies == null ? List.of() : policies;
    }
}
