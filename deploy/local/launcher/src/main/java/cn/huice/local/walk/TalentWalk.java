package cn.huice.local.walk;

import java.util.LinkedHashMap;
import java.util.Map;

/** 博士毕业生奖励资助 in three yearly instalments, and 名师带徒奖励资助. */
final class TalentWalk {
    static final String DOCTOR = "hht18-phd-award";
    static final String MASTER = "craft19-famous-master-award";

    private final Api api;
    private final Story story;
    private final Cases cases;
    private final Api.Caller person;
    private final Api.Caller district;

    TalentWalk(Api api, Story story) {
        this.api = api;
        this.story = story;
        this.cases = new Cases(api, story, "talent");
        this.person = api.person("person1");
        this.district = api.person("officer-hexi");
    }

    void run() {
        story.chapter("人才：博士毕业生奖励资助，三年每年五万元");
        cases.today("2023-04-10");
        cases.register(person, "person", Map.of("district", "120103", "displayName", "张海河"));
        cases.budget(DOCTOR, 2023, "300000.00");
        cases.budget(MASTER, 2023, "100000.00");
        cases.confirm("dept-hr", "person", "P-0001", doctorConfirmed());
        cases.confirm("dept-hr", "person", "P-0001", masterFacts());
        String doctor = approve(DOCTOR, doctorFacts(), "150000.00", "2023-04-18");
        cases.pay(doctor, 1, "50000.00");
        story.chapter("人才：名师带徒奖励资助");
        String master = approve(MASTER, Map.of("claim.filed_date", "2023-04-10"), "24000.00", "2023-04-26");
        cases.pay(master, 1, "24000.00");
        cases.until(person, master, "application.paid").expect("/state", "COMPLETED");
        story.chapter("人才：博士资助第二、第三期");
        cases.today("2024-07-01");
        cases.pay(doctor, 2, "50000.00");
        cases.today("2025-07-01");
        cases.pay(doctor, 3, "50000.00");
        cases.until(person, doctor, "application.paid").expect("/state", "COMPLETED");
        story.note("三期共 150000.00 元付清，办结");
    }

    private String approve(String policy, Map<String, Object> facts, String total, String afterNotice) {
        String id = cases.file(person, Map.of("policy", policy, "facts", facts));
        cases.act(district, id, "accept", "ACCEPTANCE", Map.of());
        cases.act(district, id, "approve", "FIRST_REVIEW", Map.of());
        cases.notice(person, id, afterNotice);
        cases.act(api.person("officer-city"), id, "approve", "DECISION", Map.of());
        cases.until(person, id, "application.granted").expect("/amount", total).expect("/granted", total);
        return id;
    }

    private static Map<String, Object> doctorConfirmed() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("person.education_level", "doctor");
        facts.put("person.is_on_the_job", false);
        facts.put("person.is_introduced", true);
        return facts;
    }

    private static Map<String, Object> doctorFacts() {
        Map<String, Object> facts = new LinkedHashMap<>(doctorConfirmed());
        facts.put("contract.term_years", "3");
        facts.put("employer.city", "tianjin");
        facts.put("claim.year_index", 1);
        return facts;
    }

    /** Two apprentices, 36 months each: 4 000 x 3 x 2. */
    private static Map<String, Object> masterFacts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("apprenticeship.pairing_type", "famous_master");
        facts.put("apprenticeship.pairing_is_approved", true);
        facts.put("apprenticeship.concurrent_apprentices", 2);
        facts.put("apprenticeship.apprentice_count", 2);
        facts.put("apprenticeship.apprentice_full_months", 36);
        facts.put("apprenticeship.apprentice_training_period_completed", true);
        facts.put("apprenticeship.apprentice_obtained_next_level_certificate", true);
        facts.put("apprenticeship.pairing_agreement_end_date", "2023-03-31");
        return facts;
    }
}
