package cn.huice.casework.interview;

import cn.huice.casework.assessment.AssessmentRequest.SubjectRef;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All that is known so far.
 *
 * @param asOf as of which day; today where absent
 * @param beneficiary only what is for a person, an enterprise ...; everything where absent
 * @param jurisdiction only what holds in this place (GB/T 2260), its city included; everywhere where absent
 * @param policies only these; all where absent or empty
 * @param facts attribute key to value: the answers so far
 * @param passed attributes that were asked for and not answered; they are not asked again
 * @param subject whose registered facts to use besides
 * @param limit how many questions to give, the best first; 1 where absent
 */
public record InterviewRequest(
        LocalDate asOf,
        @Pattern(regexp = "[a-z]{2,20}") String beneficiary,
        @Pattern(regexp = "[0-9]{6}") String jurisdiction,
        @Size(max = 1000) List<@NotNull @Size(max = 100) String> policies,
        Map<String, Object> facts,
        @Size(max = 2000) List<@NotNull @Size(max = 100) String> passed,
        @Valid SubjectRef subject,
        @Min(1) @Max(200) Integer limit) {

    public InterviewRequest {
        policies = policies == null ? List.of() : policies;
        facts = facts == null ? Map.of() : facts;
        passed = passed == null ? List.of() : passed;
        limit = limit == null ? 1 : limit;
    }
}
