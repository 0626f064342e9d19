package cn.huice.land.redevelopment;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.command;

import cn.huice.land.ogc.Survey;
import cn.huice.testing.Tokens;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Surveyed, determined and planned land for tests: squares of rows 200 to 299 of the grid, each in a place of its own. */
public final class Redevelopment {
    public static final String DEPARTMENT = Survey.DEPARTMENT;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Redevelopment() {}

    /** The institution that acts for a district. */
    public static String bureau(String district) {
        return Tokens.applicant("BUREAU-" + district, "institution");
    }

    /** Registers a parcel in a place of its own. @return its code */
    public static String parcel(String district) {
        int number = NEXT.incrementAndGet();
        return parcel(district, Survey.square(2 * (number % 50), 200 + 2 * (number / 50)), Map.of());
    }

    public static String parcel(String district, Map<String, Object> geometry, Map<String, Object> more) {
        String code = "%s001001GB%05d".formatted(district, 90000 + NEXT.incrementAndGet());
        Survey.register(Survey.feature(code, geometry, more)).then().statusCode(201);
        return code;
    }

    /** What a survey finds of land that the rules take for inefficient. */
    public static Map<String, Object> survey(Map<String, Object> facts, Map<String, Object> measured) {
        Map<String, Object> found = new HashMap<>(Map.of(
                "parcel.is_construction_land_in_change_survey", true,
                "parcel.is_urban_stock", true,
                "parcel.scattered", true,
                "parcel.is_idle", false,
                "parcel.conforms_land_plan", true,
                "parcel.title_clear", true,
                "parcel.title_disputed", false,
                "parcel.inefficient_type", "retreat_second_for_third"));
        found.putAll(facts);
        return Map.of(
                "name", "老工业区三号片",
                "baseMaps", Map.of("landUse", "2021 年度变更调查", "imagery", "2021-09-30 影像"),
                "use",
                        Map.of(
                                "location",
                                "海河路北侧",
                                "use",
                                "工业用地",
                                "floorAreaRatio",
                                new BigDecimal("0.4"),
                                "buildingDensity",
                                28,
                                "output",
                                60,
                                "infrastructure",
                                "无污水管网"),
                "title", Map.of("nature", "国有", "landClass", "工业用地", "formalities", "划拨决定书"),
                "planning", Map.of("use", "商业服务业用地", "floorAreaRatioMax", new BigDecimal("2.0")),
                "measured", measured,
                "facts", found);
    }

    public static String unit(List<String> parcels) {
        return unit(parcels, survey(Map.of(), Map.of("USE_INTENSITY", new BigDecimal("0.4"), "INPUT_OUTPUT", 3)));
    }

    public static String unit(List<String> parcels, Map<String, Object> survey) {
        return command(DEPARTMENT)
                .body(Map.of("parcels", parcels, "survey", survey))
                .post("/v1/survey-units")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Files a case of the district's institution. @return its id */
    public static String filed(
            String policy, String district, List<Map<String, String>> related, Map<String, Object> facts) {
        return command(bureau(district))
                .body(Map.of("policy", policy, "district", district, "related", related, "facts", facts))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Map<String, String> land(String unit) {
        return Map.of("kind", "parcel", "id", unit);
    }

    /** A surveyed unit that went through its determination. @return its id */
    public static String determined(String district) {
        String unit = unit(List.of(parcel(district)));
        String application = filed("ineff20-determination-mapping", district, List.of(land(unit)), Map.of());
        act(bureau(district), application, "submit").then().statusCode(200);
        for (String action : List.of("accept", "approve", "approve")) {
            act(Tokens.officer(district), application, action).then().statusCode(200);
        }
        return unit;
    }

    public static Map<String, Object> plan(List<String> units) {
        return Map.of(
                "title",
                "城镇低效用地再开发专项规划",
                "goals",
                "五年盘活三百亩",
                "units",
                units.stream()
                        .map(unit -> Map.of(
                                "unit", unit, "use", "商业服务业用地", "scale", 52000, "publicUse", false, "year", 2023))
                        .toList());
    }

    public static Map<String, Object> change(List<String> units, Map<String, Object> change) {
        Map<String, Object> plan = new HashMap<>(plan(units));
        plan.put("change", change);
        return plan;
    }

    /** A special plan of the district that is adopted. @return the id of its case */
    public static String planned(String district, List<String> units) {
        String application = filed("ineff20-special-plan", district, List.of(), Map.of());
        command(bureau(district))
                .body(plan(units))
                .put("/v1/special-plans/" + application)
                .then()
                .statusCode(200);
        act(bureau(district), application, "submit").then().statusCode(200);
        act(Tokens.officer("120000"), application, "approve").then().statusCode(200);
        act(Tokens.officer(district), application, "approve").then().statusCode(200);
        return application;
    }

    public static Map<String, Object> unitPlan(String unit) {
        return Map.of(
                "unit",
                unit,
                "scale",
                52000,
                "floorAreaRatio",
                new BigDecimal("1.8"),
                "direction",
                "科技服务业",
                "balance",
                Map.of("investment", new BigDecimal("120000000.00"), "income", new BigDecimal("150000000.00")),
                "localReview",
                Map.of("by", "新立街道", "on", "2022-04-01", "districtAgreedOn", "2022-04-20"),
                "formalitiesBy",
                "2023-06-30");
    }
}
