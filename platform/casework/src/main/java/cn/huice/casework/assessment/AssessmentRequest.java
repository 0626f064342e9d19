package cn.huice.casework.assessment;

import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What to assess.
 *
 * @param asOf as of which day; today where absent
 * @param policies which policies; all of the beneficiary's kind where absent or empty
 * @param facts attribute key to value, declared by the caller
 * @param edition under which texts: an edition's digest as an earlier answer gave it; today's where absent
 * @param subject whose registered facts to use besides
 */
public record AssessmentRequest(
        LocalDate asOf,
        @Size(max = 1000) List<@NotNull @Size(max = 100) String> policies,
        Map<String, Object> facts,
        @Pattern(regexp = "[0-9a-f]{64}") String edition,
        @Valid SubjectRef subject) {

    /** A subject of the register. */
    public record SubjectRef(
            @NotNull @Pattern(regexp = "[a-z]{2,20}") String kind,

            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
            String id) {

        /** @throws ProblemException 400 if there is no such kind of subject */
        public SubjectId named(String field) {
            try {
                return new SubjectId(kind, id);
            } catch (IllegalArgumentException e) {
                throw ProblemException.badField(
                        FieldError.of(field, "没有这类主体", "no such kind of subject", "SubjectKind"));
            }
        }
    }

    public AssessmentRequest {
        policies = policies == null ? List.of() : policies;
        facts = facts == null ? Map.of() : facts;
    }
}
