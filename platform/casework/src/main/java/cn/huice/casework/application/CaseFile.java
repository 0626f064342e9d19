package cn.huice.casework.application;

import cn.huice.registry.SubjectId;
import java.util.List;

/**
 * What other rooms may know of an application.
 *
 * @param id of the application
 * @param number 办件编号
 * @param policy id of the policy it is filed under
 * @param bookEdition the policies as the case is pinned to them
 * @param related what it is about besides its subject, a parcel or a project
 * @param district GB/T 2260
 * @param step index in the procedure
 * @param confirmed whether it was proposed to its subject, which only confirmed it
 * @param stream of the journal, where what happens to the case is told
 */
public record CaseFile(
        String id,
        String number,
        String policy,
        String bookEdition,
        SubjectId subject,
        List<SubjectId> related,
        String district,
        State state,
        String procedure,
        int step,
        boolean confirmed,
        String stream) {
    static CaseFile of(Application application) {
        return new CaseFile(
                application.id,
                application.number,
                application.policyId,
                application.bookEdition,
                application.subject(),
                application.related(),
                application.district,
                application.state,
                application.procedureId,
                application.stepIndex,
                application.proposalId != null,
                application.stream());
    }

    /** Whether it is with its applicant: a draft, or returned for supplement. */
    public boolean withApplicant() {
        return state == State.DRAFT || state == State.RETURNED;
    }
}
