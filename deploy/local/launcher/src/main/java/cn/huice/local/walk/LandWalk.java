package cn.huice.local.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 先租后让: what it costs under the city's rule and under Binhai's, and an application for land supply. */
final class LandWalk {
    static final String CITY_RENT = "land18-lease-then-grant-rent";
    static final String PARCEL = "JX-2023-017";

    private final Api api;
    private final Story story;
    private final Cases cases;

    LandWalk(Api api, Story story) {
        this.api = api;
        this.story = story;
        this.cases = new Cases(api, story, "land");
    }

    void run() {
        Api.Caller enterprise = api.person("enterprise1");
        story.chapter("产业用地：先租后让，全市规则与滨海规则");
        cases.today("2023-04-10");
        price(enterprise, CITY_RENT, cityTerms(), "800000.00", "全市：挂牌起始价 400 万元的 20%，六年一次收取");
        price(
                enterprise,
                "bh22-lease-then-grant-start-price",
                binhaiTerms(),
                "4000000.00",
                "滨海：起始价 = 最高年限市场价 1000 万元 × 20/50");
        price(enterprise, "bh22-lease-then-grant-rent", binhaiTerms(), "1440000.00", "滨海：租金 = 成交价 480 万元 × 6/20");
        supply(enterprise);
    }

    private void price(Api.Caller caller, String policy, Map<String, Object> facts, String amount, String note) {
        story.step(
                "测算 " + policy,
                caller,
                caller.post(
                                "/api/land/v1/assessments",
                                Map.of("asOf", "2023-04-10", "policies", List.of(policy), "facts", facts),
                                null)
                        .expect(200)
                        .expect("/results/0/outcome", "ELIGIBLE")
                        .expect("/results/0/amount/value", amount));
        story.note(note + "：" + amount + " 元");
    }

    private void supply(Api.Caller enterprise) {
        story.chapter("产业用地：供地申请，合同成为各服务都知道的事实");
        Api.Caller planning = api.department("dept-planning");
        story.step(
                "规划资源部门登记宗地",
                planning,
                planning.post(
                                "/api/land/v1/subjects/parcel",
                                Map.of("id", PARCEL, "district", "120103", "displayName", "津西工业园 17 号地"),
                                "walk-land-parcel")
                        .expect(201));
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("supply.mode", "lease_then_grant");
        listed.put("supply.listing_start_price", "4000000.00");
        cases.confirm("dept-planning", "parcel", PARCEL, listed);
        String id = cases.file(
                enterprise,
                Map.of(
                        "policy",
                        CITY_RENT,
                        "district",
                        "120103",
                        "related",
                        List.of(Map.of("kind", "parcel", "id", PARCEL)),
                        "facts",
                        Map.of()));
        Api.Caller district = api.person("officer-hexi");
        cases.act(district, id, "accept", "ACCEPTANCE", Map.of());
        cases.act(district, id, "approve", "FIRST_REVIEW", Map.of());
        cases.notice(enterprise, id, "2023-04-18");
        cases.act(api.person("officer-city"), id, "approve", "DECISION", Map.of());
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("supply.mode", "lease_then_grant");
        contract.put("supply.lease_term_years", "6");
        contract.put("supply.total_term_years", "20");
        contract.put("supply.deal_price", "4800000.00");
        cases.act(district, id, "complete", "CLOSING", Map.of("facts", contract, "comment", "土地租赁合同已签订"))
                .expect("/state", "COMPLETED");
        Reply facts = enterprise.until(
                "/api/industry/v1/subjects/enterprise/E-0001/facts?asOf=2023-04-30",
                "the land contract in the industry service",
                reply -> reply.body().toString().contains("supply.deal_price"));
        story.step("产业服务经事件得知这份用地合同", enterprise, facts);
        facts.body().path("facts").forEach(fact -> {
            if (fact.path("attribute").asText().startsWith("supply.")) {
                story.note(fact.path("attribute").asText() + " = "
                        + fact.path("value").asText() + "（"
                        + fact.path("source").asText() + "）");
            }
        });
    }

    private static Map<String, Object> cityTerms() {
        return Map.of(
                "supply.mode", "lease_then_grant",
                "supply.listing_start_price", "4000000.00",
                "supply.deal_price", "4800000.00");
    }

    private static Map<String, Object> binhaiTerms() {
        return Map.of(
                "supply.mode", "lease_then_grant",
                "supply.district", "binhai",
                "parcel.market_price_max_term", "10000000.00",
                "parcel.statutory_max_term_years", 50,
                "supply.total_term_years", "20",
                "supply.lease_term_years", "6",
                "supply.deal_price", "4800000.00");
    }
}
