package cn.huice.casework.application;

/** What must hold, besides eligibility, before a case enters its procedure. Every bean of this type is asked. */
public interface SubmissionRule {
    /**
     * Runs in the transaction of the submission.
     *
     * @throws cn.huice.web.ProblemException 422 naming what is missing
     */
    void check(CaseFile file);
}
