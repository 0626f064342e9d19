package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentRequest.SubjectRef;
import cn.huice.casework.payee.PayeeRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * A new application.
 *
 * @param policy id of the policy applied for
 * @param subject who applies; the token's subject where absent
 * @param related what it is about besides: a parcel, a project
 * @param district GB/T 2260 code of the district that handles it; the registered one where absent
 * @param facts attribute key to value, declared for this case
 * @param payee the account the subject is to be paid on; what it stated before stands where absent
 * @param submit whether to submit at once instead of keeping a draft
 */
record FilingRequest(
        @NotBlank @Size(max = 100) String policy,
        @Valid SubjectRef subject,
        @Valid @Size(max = 20) List<@NotNull SubjectRef> related,

        @Pattern(regexp = "\\d{6}", message = "GB/T 2260: 6 digits")
        String district,

        Map<String, Object> facts,
        @Valid PayeeRequest payee,
        Boolean submit) {
    FilingRequest {
        related = related == null ? List.of() : related;
        facts = facts == null ? Map.of() : facts;
        submit = submit != null && submit;
    }
}
