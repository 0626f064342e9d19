package cn.huice.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 企业研发投入后补助: from the question to the money. */
final class IndustryWalk {
    static final String POLICY = "rd21-final-subsidy";

    private final Api api;
    private final Story story;
    private final Cases cases;

    IndustryWalk(Api api, Story story) {
        this.api = api;
        this.story = story;
        this.cases = new Cases(api, story, "industry");
    }

    /** @return the application's id */
    String run() {
        Api.Caller enterprise = api.person("enterprise1");
        Api.Caller district = api.person("officer-hexi");
        story.chapter("产业扶持：企业研发投入后补助");
        cases.today("2023-04-10");
        cases.register(enterprise, "enterprise", Map.of("district", "120103", "displayName", "海河智能装备有限公司"));
        cases.budget(POLICY, 2023, "5000000.00");
        ask(enterprise);
        String id = cases.file(enterprise, Map.of("policy", POLICY, "facts", facts()));
        cases.act(district, id, "accept", "ACCEPTANCE", Map.of());
        if (cases.at(district, id, "FIRST_REVIEW")) {
            Reply tooSoon = story.step(
                    "未经核实，不能通过初审", district, cases.attempt(district, id, "approve", "FIRST_REVIEW", Map.of()));
            tooSoon.expect(409, 200);
            tooSoon.body()
                    .path("errors")
                    .forEach(error -> story.note(error.path("reason").asText()));
        }
        cases.confirm("dept-tax", "enterprise", "E-0001", confirmed());
        cases.act(district, id, "approve", "FIRST_REVIEW", Map.of("comment", "材料齐全，数据与税务一致"));
        cases.notice(enterprise, id, "2023-04-18");
        decide(id);
        cases.until(enterprise, id, "application.granted");
        cases.pay(id, 1, "187500.00");
        finish(enterprise, id);
        return id;
    }

    private void ask(Api.Caller enterprise) {
        Reply answer = story.step(
                "enterprise1 问：我能得到什么？三个服务一起回答",
                enterprise,
                enterprise
                        .post(
                                "/api/assessments",
                                Map.of("asOf", "2023-04-10", "policies", List.of(POLICY), "facts", facts()),
                                null)
                        .expect(200)
                        .expect("/results/0/outcome", "ELIGIBLE")
                        .expect("/results/0/amount/value", "187500.00"));
        story.note("符合，187500.00 元；逐条依据：");
        for (JsonNode line : answer.body().at("/results/0/trace")) {
            String result = line.path("result").asText("");
            story.note("  " + line.path("article").asText() + "  "
                    + line.path("text").asText() + "  " + line.path("state").asText()
                    + (result.isEmpty() || result.equals("null") ? "" : " = " + result));
        }
    }

    private void decide(String id) {
        Api.Caller city = api.person("officer-city");
        cases.act(city, id, "approve", "DECISION", Map.of("comment", "同意"));
        Api.Caller finance = api.person("finance");
        Reply budgets = story.step(
                "预算已锁定",
                finance,
                finance.get("/api/industry/v1/budgets?programme=" + POLICY + "&year=2023")
                        .expect(200));
        story.note("总额 " + budgets.text("/0/total") + "，已安排 " + budgets.text("/0/reserved") + "，已拨付 "
                + budgets.text("/0/paid"));
    }

    private void finish(Api.Caller enterprise, String id) {
        Reply done = cases.until(enterprise, id, "application.paid").expect("/state", "COMPLETED");
        story.step("办结", enterprise, done.expect("/amount", "187500.00").expect("/granted", "187500.00"));
        done.body()
                .path("history")
                .forEach(line -> story.note(
                        line.path("at").asText() + "  " + line.path("event").asText() + "  "
                                + line.path("actor").asText()));
        Api.Caller auditor = api.person("auditor");
        Reply verified = story.step(
                "审计员验证日志",
                auditor,
                auditor.get("/api/industry/v1/journal/verification").expect(200));
        story.note(verified.body().toString());
    }

    private static Map<String, Object> confirmed() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("enterprise.enjoyed_rd_super_deduction_prior_year", true);
        facts.put("enterprise.rd_expense_prior_year", "10000000.00");
        facts.put("enterprise.rd_expense_two_years_ago", "8000000.00");
        return facts;
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>(confirmed());
        facts.put("enterprise.registered_city", "tianjin");
        facts.put("enterprise.is_independent_legal_person", true);
        facts.put("enterprise.in_nbs_direct_reporting", false);
        facts.put("enterprise.in_dishonesty_record", false);
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
        return facts;
    }
}
