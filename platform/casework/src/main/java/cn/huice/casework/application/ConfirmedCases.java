package cn.huice.casework.application;

import cn.huice.casework.payee.PayeeRequest;
import cn.huice.registry.SubjectId;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** 免申即享: cases that their subject only confirms, because the administration knows all it needs. */
@ApplicationScoped
public class ConfirmedCases {
    private final Applications applications;
    private final Handling handling;

    ConfirmedCases(Applications applications, Handling handling) {
        this.applications = applications;
        this.handling = handling;
    }

    /**
     * Files and submits a case on what the register knows.
     *
     * @param payee may be null
     * @param filer account that confirms it
     * @param proposal what is confirmed
     * @return the application's id
     * @throws ProblemException as for filing and submitting one's own
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String file(
            String policy, SubjectId subject, String district, PayeeRequest payee, String filer, String proposal) {
        Application application = applications.open(
                new FilingRequest(policy, null, List.of(), district, Map.of(), payee, false), subject, filer);
        application.proposalId = proposal;
        handling.perform(
                application.id, new Revision(application.revision), new ActionRequest(Action.SUBMIT, null, null, null));
        return application.id;
    }
}
