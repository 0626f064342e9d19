package cn.huice.casework.notice;

import java.math.BigDecimal;

/**
 * What is to be put on public notice.
 *
 * @param title of the policy
 * @param subjectName in full; the notice shows enterprises in full and persons as 张*三
 * @param person whether the subject is a person
 * @param amount 元
 * @param district GB/T 2260 code
 * @param workingDays how long it stands, the day of publication not counted
 * @param mostExtension by how many working days it may be extended in all
 * @param article what requires the notice
 */
public record Publication(
        String caseId,
        String policyId,
        String title,
        String subjectId,
        String subjectName,
        boolean person,
        BigDecimal amount,
        String district,
        int workingDays,
        int mostExtension,
        String article) {}
