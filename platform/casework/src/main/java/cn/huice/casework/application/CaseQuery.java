package cn.huice.casework.application;

import cn.huice.casework.procedure.StepKind;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of applications is narrowed to; what is left out narrows nothing. */
public class CaseQuery {
    @QueryParam("mine")
    @DefaultValue("false")
    @Parameter(description = "only those of the caller's own subject")
    boolean mine;

    @QueryParam("state")
    State state;

    @QueryParam("policy")
    String policy;

    @QueryParam("subject")
    String subject;

    @QueryParam("district")
    @Parameter(description = "GB/T 2260")
    String district;

    @QueryParam("step")
    @Parameter(description = "the step the case is at; ended cases are at none")
    StepKind step;

    @QueryParam("overdue")
    @Parameter(description = "whether the step's last day has passed")
    Boolean overdue;

    @QueryParam("q")
    @Parameter(
            description =
                    "part of the case number or the subject's id, 3 characters or more; or 2 or more characters of the policy's Chinese title")
    String q;

    @QueryParam("submittedFrom")
    @Parameter(description = "first day, such as 2023-01-01")
    String submittedFrom;

    @QueryParam("submittedTo")
    @Parameter(description = "last day")
    String submittedTo;
}
