package cn.huice.casework.application;

import cn.huice.registry.SubjectId;
import cn.huice.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Drafts that somebody opens for a subject, which completes and submits them itself. */
@ApplicationScoped
public class Drafts {
    private final Applications applications;

    Drafts(Applications applications) {
        this.applications = applications;
    }

    /**
     * @param facts attribute key to value, as JSON would have it
     * @param filer account that files it
     * @return the application's id
     * @throws ProblemException as for filing one's own, but for whose subject it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String open(String policy, SubjectId subject, String district, Map<String, Object> facts, String filer) {
        return applications.open(
                        new FilingRequest(policy, null, List.of(), district, facts, null, false), subject, filer)
                .id;
    }
}
