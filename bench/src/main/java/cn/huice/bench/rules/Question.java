package cn.huice.bench.rules;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Locale;

/** What the three rules ask for. Other engines know it by its lower-case name. */
enum Question {
    REGISTERED_CITY("enterprise.registered_city"),
    LEGAL_PERSON("enterprise.is_independent_legal_person"),
    DIRECT_REPORTING("enterprise.in_nbs_direct_reporting"),
    DISHONEST("enterprise.in_dishonesty_record"),
    DEDUCTION("enterprise.enjoyed_rd_super_deduction_prior_year"),
    IN_SURVEY("enterprise.in_national_st_survey"),
    FILED("enterprise.filed_rd_statistics_prior_year"),
    FIRST_CERTIFIED("enterprise.first_certified_high_tech_prior_year"),
    FLEDGLING("enterprise.is_chuying_current_year"),
    FLEDGLING_RATE_USED("enterprise.chuying_rate_used_before"),
    UNICORN("enterprise.is_unicorn"),
    LEADING("enterprise.is_tech_leading"),
    LEADING_CANDIDATE("enterprise.is_tech_leading_candidate"),
    GAZELLE("enterprise.is_dengling_current_year"),
    TECH_SME("enterprise.is_national_tech_sme"),
    FIRST_YEAR("application.is_first_implementation_year"),
    RD_PRIOR("enterprise.rd_expense_prior_year"),
    RD_BEFORE("enterprise.rd_expense_two_years_ago"),
    EDUCATION("person.education_level"),
    AGE("person.age"),
    CONTRACT_YEARS("contract.term_years"),
    EMPLOYER_CITY("employer.city");

    @SuppressWarnings("ImmutableEnumChecker") // a record of one String
    private final AttributeKey key;

    Question(String key) {
        this.key = new AttributeKey(key);
    }

    AttributeKey key() {
        return key;
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
