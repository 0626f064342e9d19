package cn.huice.industry;

import cn.huice.testing.Calls;
import cn.huice.testing.Tokens;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tests of this service say over and over. */
final class Industry {
    static final String POLICY = "rd21-final-subsidy";

    private Industry() {}

    /** An enterprise that spent 10 and before that 8 million on R&D: 187 500 元. */
    static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("enterprise.registered_city", "tianjin");
        facts.put("enterprise.is_independent_legal_person", true);
        facts.put("enterprise.in_nbs_direct_reporting", false);
        facts.put("enterprise.in_dishonesty_record", false);
        facts.put("enterprise.enjoyed_rd_super_deduction_prior_year", true);
        facts.put("enterprise.in_national_st_survey", false);
        facts.put("enterprise.first_certified_high_tech_prior_year", false);
        facts.put("enterprise.is_chuying_current_year", false);
        facts.put("enterprise.chuying_rate_used_before", false);
        facts.put("enterprise.is_unicorn", false);
        facts.put("enterprise.is_tech_leading", false);
        facts.put("enterprise.is_tech_leading_candidate", false);
        facts.put("enterprise.is_dengling_current_year", false);
        facts.put("enterprise.is_national_tech_sme", false);
        facts.put("application.is_first_implementation_year", false);
        facts.put("enterprise.rd_expense_prior_year", "10000000.00");
        facts.put("enterprise.rd_expense_two_years_ago", "8000000.00");
        return facts;
    }

    static Map<String, Object> filing() {
        return Map.of("policy", POLICY, "district", "120103", "facts", facts());
    }

    static Response file(String subject) {
        return Calls.command(Tokens.applicant(subject, "enterprise"))
                .body(filing())
                .post("/v1/applications");
    }
}
