package cn.huice.casework.application;

import cn.huice.casework.policy.Editions;
import cn.huice.policy.Policy;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Applications, as far as other rooms need them. */
@ApplicationScoped
public class CaseFiles {
    private final Applications applications;
    private final Editions editions;
    private final Rights rights;

    CaseFiles(Applications applications, Editions editions, Rights rights) {
        this.applications = applications;
        this.editions = editions;
        this.rights = rights;
    }

    /**
     * A case whose papers the caller may read: its owner, the officers of its district, auditors.
     *
     * @throws ProblemException 404
     */
    @Transactional
    public CaseFile readable(String id) {
        Application application = applications.visible(id);
        if (!rights.mayReadPapers(application)) {
            throw ProblemException.notFound("申请/application", id);
        }
        return CaseFile.of(application);
    }

    /**
     * A case whose papers the caller may change, locked until the transaction ends.
     *
     * @throws ProblemException 404; 403 for anybody but its applicant; 409 once it is submitted
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CaseFile amendable(String id) {
        Application application = applications.locked(id);
        if (!rights.owns(application)) {
            throw ProblemException.forbidden(
                    "not-yours", Text.of("只有申请人可以增删材料", "Only the applicant may add or remove materials"));
        }
        CaseFile file = CaseFile.of(application);
        if (!file.withApplicant()) {
            throw ProblemException.conflict(
                    "not-amendable",
                    Text.of("申请已提交，退回补正后才能增删材料", "It is submitted; materials can be changed only after a return"));
        }
        return file;
    }

    /** The policy as the case is pinned to it. */
    @Transactional
    public Policy policy(String id) {
        Application application = Application.findById(id);
        return editions.pinned(application.bookEdition).policy(application.policyId);
    }
}
