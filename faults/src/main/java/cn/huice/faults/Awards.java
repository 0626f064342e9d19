package cn.huice.faults;

import java.util.List;
import java.util.Map;

/**
 * What enterprises apply for: a subsidy that is computed, and two fixed awards of two services that stand in one
 * highest-only group.
 */
record Awards(String service, String policy, Map<String, Object> facts) {
    private static final Map<String, Object> RESEARCH = Map.ofEntries(
            Map.entry("enterprise.registered_city", "tianjin"),
            Map.entry("enterprise.is_independent_legal_person", true),
            Map.entry("enterprise.in_nbs_direct_reporting", false),
            Map.entry("enterprise.in_dishonesty_record", false),
            Map.entry("enterprise.in_national_st_survey", false),
            Map.entry("enterprise.first_certified_high_tech_prior_year", false),
            Map.entry("enterprise.is_chuying_current_year", false),
            Map.entry("enterprise.chuying_rate_used_before", false),
            Map.entry("enterprise.is_unicorn", false),
            Map.entry("enterprise.is_tech_leading", false),
            Map.entry("enterprise.is_tech_leading_candidate", false),
            Map.entry("enterprise.is_dengling_current_year", false),
            Map.entry("enterprise.is_national_tech_sme", false),
            Map.entry("application.is_first_implementation_year", false),
            Map.entry("enterprise.enjoyed_rd_super_deduction_prior_year", true),
            Map.entry("enterprise.rd_expense_prior_year", "10000000.00"),
            Map.entry("enterprise.rd_expense_two_years_ago", "8000000.00"));

    static final List<Awards> ALL = List.of(
            new Awards("industry", "rd21-final-subsidy", RESEARCH),
            new Awards(
                    "industry",
                    "sm20-national-tech-center",
                    Map.of(
                            "enterprise.is_national_tech_center", true,
                            "enterprise.tech_center_recommended_by_tianjin", true)),
            new Awards(
                    "talent",
                    "hht18-academician-workstation",
                    Map.of("enterprise.ownership", "private", "platform.type", "academician_workstation")));

    /** What departments confirm about every enterprise, in the service that owns enterprises: client to facts. */
    static final Map<String, Map<String, Object>> CONFIRMED = Map.of(
            "dept-tax",
            Map.of(
                    "enterprise.enjoyed_rd_super_deduction_prior_year", true,
                    "enterprise.rd_expense_prior_year", "10000000.00",
                    "enterprise.rd_expense_two_years_ago", "8000000.00"),
            "dept-hr",
            Map.of("platform.type", "academician_workstation"));

    String path(String rest) {
        return "/api/" + service + "/v1/" + rest;
    }
}
