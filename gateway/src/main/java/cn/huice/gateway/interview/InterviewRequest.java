package cn.huice.gateway.interview;

import cn.huice.gateway.assessment.SubjectRef;
import cn.huice.gateway.question.Questions;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * All that is known so far; the same body as each service's own {@code /v1/interviews}, but for the policies.
 *
 * @param asOf as of which day; today where absent
 * @param beneficiary only what is for a person, an enterprise ...; everything where absent
 * @param jurisdiction only what holds in this place (GB/T 2260), its city included; everywhere where absent
 * @param facts attribute key to value: the answers so far; the services check them
 * @param passed attributes that were asked for and not answered; they are not asked again
 * @param subject whose registered facts to use besides
 * @param limit how many questions to give, the best first; 1 where absent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record InterviewRequest(
        LocalDate asOf,
        @Pattern(regexp = "[a-z]{2,20}") String beneficiary,
        @Pattern(regexp = "[0-9]{6}") String jurisdiction,
        Map<String, Object> facts,
        @Size(max = 2000) List<@NotNull @Size(max = 100) String> passed,
        @Valid SubjectRef subject,
        @Min(1) @Max(Questions.OF_EACH) Integer limit) {

    InterviewRequest {
        limit = limit == null ? 1 : limit;
    }

    InterviewRequest withMany() {
        return new InterviewRequest(asOf, beneficiary, jurisdiction, facts, passed, subject, Questions.OF_EACH);
    }
}
