package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules;
import cn.huice.policy.FundingShare;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The cases a round is about, as the applications know them. */
public interface Candidates {

    /**
     * Which cases.
     *
     * @param district 120000 for the whole city
     * @param until last day of submission; null for the whole year
     */
    record Line(String policy, String procedure, int year, String district, LocalDate until) {}

    /**
     * A case in the line.
     *
     * @param lacks what is not known of it, or not verified, or speaks against it, in words; empty where it can take part
     * @param entrant null where it lacks something
     */
    record Candidate(String caseId, String number, String district, List<String> lacks, Entrant entrant) {}

    /** All that wait at 排序, by number. */
    List<Candidate> waiting(Line line, AllocationRules rules);

    /** Those of these cases that still wait at 排序, locked until the transaction ends. */
    Set<String> stillWaiting(List<String> caseIds);

    /** The case's award is reserved, and it goes on. @param amount 元; 0 where nothing is paid */
    void select(String caseId, List<FundingShare> shares, BigDecimal amount);

    /** The case is rejected. @param reason kept with it */
    void turnDown(String caseId, String reason);
}
