package cn.huice.casework.review;

import cn.huice.registry.SubjectId;
import java.util.List;
import java.util.Map;

/**
 * A case that needs a panel.
 *
 * @param parties subject ids of the applicant and what the case is about; nobody who works there is drawn
 * @param facts what the experts look at; no personal data
 */
public record PanelOpening(
        String caseId,
        String procedureId,
        int step,
        String policyId,
        String title,
        SubjectId subject,
        List<String> parties,
        String district,
        Map<String, Object> facts) {}
