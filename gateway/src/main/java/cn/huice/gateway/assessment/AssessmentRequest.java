package cn.huice.gateway.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What to assess; the same body as each service's own {@code /v1/assessments}.
 *
 * @param asOf as of which day; today where absent
 * @param policies which policies, of any service; all where absent or empty
 * @param facts attribute key to value, declared by the caller; the services check them
 * @param subject whose registered facts to use besides
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AssessmentRequest(
        LocalDate asOf,
        @Size(max = 1000) List<@NotNull @Size(max = 100) String> policies,

        Map<String, Object> facts,

        @Valid SubjectRef subject) {

    AssessmentRequest {
        policies = policies == null ? List.of() : policies;
    }

    AssessmentRequest about(List<String> others) {
        return new AssessmentRequest(asOf, others, facts, subject);
    }
}
