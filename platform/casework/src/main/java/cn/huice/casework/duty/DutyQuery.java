package cn.huice.casework.duty;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of duties is narrowed to; what is left out narrows nothing. */
public class DutyQuery {
    @QueryParam("state")
    Duty.State state;

    @QueryParam("late")
    @Parameter(description = "whether it is open past its last day, or was fulfilled after it")
    Boolean late;

    @QueryParam("department")
    @Parameter(description = "the department it falls to")
    String department;

    @QueryParam("district")
    @Parameter(description = "GB/T 2260")
    String district;

    @QueryParam("subject")
    @Parameter(description = "id of the subject it is about")
    String subject;

    @QueryParam("policy")
    String policy;

    @QueryParam("code")
    @Parameter(description = "what is to be done")
    String code;

    @QueryParam("origin")
    @Parameter(description = "id of the thing it came out of, such as a contract")
    String origin;

    @QueryParam("dueFrom")
    @Parameter(description = "first last day, such as 2023-01-01")
    String dueFrom;

    @QueryParam("dueTo")
    @Parameter(description = "last last day")
    String dueTo;

    /** @throws ProblemException 400 for what is no day */
    void narrow(DutyFilter filter, LocalDate today) {
        filter.equal("state", state);
        filter.late(late, today);
        if (department != null) {
            filter.add("responsible = 'DEPARTMENT' and responsible_name = ?", department);
        }
        filter.equal("district", district);
        filter.equal("subject_id", subject);
        filter.equal("policy_id", policy);
        filter.equal("code", code);
        filter.equal("origin_id", origin);
        filter.due(day("dueFrom", dueFrom), day("dueTo", dueTo));
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(
                    FieldError.of(field, "应为日期，如 2023-01-01", "must be a day such as 2023-01-01", "ISO 8601"));
        }
    }
}
