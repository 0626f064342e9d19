package cn.huice.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one service learns of another by events alone: awards of one group, and a sanction. */
final class BetweenWalk {
    static final String WORKSTATION = "hht18-academician-workstation";
    static final String TECH_CENTER = "sm20-national-tech-center";
    private static final String TODAY = "2023-04-26";
    private static final String AFTER_NOTICE = "2023-05-09";

    private final Api api;
    private final Story story;
    private final Cases industry;
    private final Cases talent;
    private final Cases land;

    BetweenWalk(Api api, Story story) {
        this.api = api;
        this.story = story;
        this.industry = new Cases(api, story, "industry");
        this.talent = new Cases(api, story, "talent");
        this.land = new Cases(api, story, "land");
    }

    void run() {
        highestOnly();
        sanction();
    }

    /** 50 万元 in talent first, then 100 万元 in industry: the second is paid the difference. */
    private void highestOnly() {
        story.chapter("叠加：两个服务、一个就高不重复组，合计取高");
        Api.Caller enterprise = api.person("enterprise1");
        talent.today(TODAY);
        industry.today(TODAY);
        talent.budget(WORKSTATION, 2023, "city", "120000", "2000000.00");
        industry.budget(TECH_CENTER, 2023, "city", "120000", "2000000.00");
        industry.budget(TECH_CENTER, 2023, "district", "120103", "2000000.00");
        Map<String, Object> station = new LinkedHashMap<>();
        station.put("enterprise.ownership", "private");
        station.put("platform.type", "academician_workstation");
        industry.confirm("dept-hr", "enterprise", "E-0001", Map.of("platform.type", "academician_workstation"));
        String first = approved(talent, enterprise, WORKSTATION, station);
        settled(talent, enterprise, first, "500000.00", "500000.00");
        Map<String, Object> center = new LinkedHashMap<>();
        center.put("enterprise.is_national_tech_center", true);
        center.put("enterprise.tech_center_recommended_by_tianjin", true);
        String second = approved(industry, enterprise, TECH_CENTER, center);
        settled(industry, enterprise, second, "1000000.00", "500000.00");
        story.note("合计 1000000.00 元，等于两者之高者");
    }

    private String approved(Cases cases, Api.Caller enterprise, String policy, Map<String, Object> facts) {
        Api.Caller district = api.person("officer-hexi");
        String id = cases.file(enterprise, Map.of("policy", policy, "district", "120103", "facts", facts));
        cases.act(district, id, "accept", "ACCEPTANCE", Map.of());
        cases.actOnceKnown(district, id, "approve", "FIRST_REVIEW");
        cases.notice(enterprise, id, AFTER_NOTICE);
        cases.act(api.person("officer-city"), id, "approve", "DECISION", Map.of());
        return id;
    }

    private void settled(Cases cases, Api.Caller enterprise, String id, String claimed, String granted) {
        Reply settled = cases.until(enterprise, id, "application.granted")
                .expect("/amount", claimed)
                .expect("/granted", granted);
        story.step("申报 " + claimed + " 元，同组已得的扣除后核定 " + granted + " 元", enterprise, settled);
    }

    private void sanction() {
        story.chapter("信用：一处失信，三个服务都知道");
        Api.Caller enterprise = api.person("enterprise2");
        Api.Caller district = api.person("officer-hexi");
        industry.today(TODAY);
        talent.today(TODAY);
        land.today(TODAY);
        String inTalent = draft(talent, enterprise, WORKSTATION);
        String inLand = draft(land, enterprise, LandWalk.CITY_RENT);
        Reply imposed = story.step(
                "河西区在产业服务登记一项失信惩戒",
                district,
                district.post(
                                industry.path("sanctions"),
                                Map.of(
                                        "subject", Map.of("kind", "enterprise", "id", "E-0002"),
                                        "reason", "虚报研发费用骗取补助",
                                        "article", "第十八条",
                                        "from", TODAY,
                                        "until", "2026-04-25"),
                                "walk-industry-sanction-E-0002")
                        .expect(201));
        String sanction = imposed.text("/id");
        flagged(talent, enterprise, inTalent, sanction);
        flagged(land, enterprise, inLand, sanction);
        refused(talent, enterprise, inTalent);
        refused(land, enterprise, inLand);
    }

    private static String draft(Cases cases, Api.Caller enterprise, String policy) {
        return cases.open(enterprise, Map.of("policy", policy, "district", "120103", "facts", Map.of()));
    }

    private void flagged(Cases cases, Api.Caller enterprise, String id, String sanction) {
        Reply flagged = enterprise.until(
                cases.path("applications/" + id),
                "the sanction on " + id,
                reply -> !reply.text("/sanctionedBy").isEmpty()
                        && !reply.text("/sanctionedBy").equals("null"));
        story.step("在办件被标记", enterprise, flagged.expect("/sanctionedBy", sanction));
    }

    private void refused(Cases cases, Api.Caller enterprise, String id) {
        Reply refused = story.step("新的申请不再受理", enterprise, cases.attempt(enterprise, id, "submit", "FILING", Map.of()));
        refused.expect(409).expect("/code", "subject-sanctioned");
        for (JsonNode error : refused.body().path("errors")) {
            story.note(error.path("reason").asText() + "（" + error.path("rule").asText() + "）");
        }
    }
}
