package cn.huice.bench.casework;

import cn.huice.bench.running.Door;
import cn.huice.bench.running.Door.Reply;
import cn.huice.bench.running.Realm;
import cn.huice.bench.running.Town;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The commands of one case of 企业研发投入后补助, each as the one who gives it sends it. */
final class Commands {
    static final String POLICY = "rd21-final-subsidy";
    /** Applications are filed on this day. */
    static final String DAY = "2023-04-10";
    /** By this day their notices have ended. */
    static final String DAY_AFTER_NOTICE = "2023-04-19";

    private static final String DISTRICT = "120103";
    private static final long FIRST_SUBJECT = 9_100_000_000L;
    private static final String CONFIRMED = """
            "enterprise.enjoyed_rd_super_deduction_prior_year":true,
            "enterprise.rd_expense_prior_year":"10000000.00",
            "enterprise.rd_expense_two_years_ago":"8000000.00\"""";
    private static final String DECLARED = """
            ,"enterprise.registered_city":"tianjin",
            "enterprise.is_independent_legal_person":true,
            "enterprise.in_nbs_direct_reporting":false,
            "enterprise.in_dishonesty_record":false,
            "enterprise.in_national_st_survey":false,
            "enterprise.first_certified_high_tech_prior_year":false,
            "enterprise.is_chuying_current_year":false,
            "enterprise.chuying_rate_used_before":false,
            "enterprise.is_unicorn":false,
            "enterprise.is_tech_leading":false,
            "enterprise.is_tech_leading_candidate":false,
            "enterprise.is_dengling_current_year":false,
            "enterprise.is_national_tech_sme":false,
            "application.is_first_implementation_year":false""";

    private final Door door;
    private final List<String> applicants;
    private final String district;
    private final String city;
    private final String tax;
    private final String finance;
    private final String operator;
    private final String auditor;

    /** @param subjects how many enterprises there are */
    Commands(Door door, Realm realm, int subjects) {
        this.door = door;
        this.applicants = IntStream.range(0, subjects)
                .mapToObj(n -> realm.token(
                        subject(n),
                        "applicant",
                        ",\"subject_id\":\"" + subject(n) + "\",\"subject_kind\":\"enterprise\""))
                .toList();
        this.district = realm.token("officer-hexi", "officer", ",\"district\":\"" + DISTRICT + "\"");
        this.city = realm.token("officer-city", "officer", ",\"district\":\"120000\"");
        this.tax = realm.token("service-account-dept-tax", "department", ",\"department\":\"税务\"");
        this.finance = realm.token("finance", "finance", ",\"district\":\"120000\"");
        this.auditor = realm.token("auditor", "auditor", ",\"district\":\"120000\"");
        this.operator = realm.token("operator", "operator", "");
    }

    /** Digits only, so that pgbench, whose variables are numbers, can name it. */
    static String subject(int n) {
        return Long.toString(FIRST_SUBJECT + n);
    }

    /** Whose it is: applicant, district, city, finance, auditor. */
    String token(String role) {
        return switch (role) {
            case "applicant" -> applicants.getFirst();
            case "district" -> district;
            case "city" -> city;
            case "finance" -> finance;
            case "auditor" -> auditor;
            default -> throw new IllegalArgumentException(role);
        };
    }

    void today(String day) {
        door.command("PUT", "/v1/clock", operator, key("clock"), null, "{\"today\":\"" + day + "\"}")
                .expect(200);
    }

    /** Lets the public notices that stand end. */
    void afterNotices(String day, Town town) {
        today(day);
        while (town.number("industry", "select count(*) from public_notice where state = 'OPEN'") > 0) {
            Town.pause(200);
        }
    }

    void budget() {
        door.command("POST", "/v1/budgets", finance, key("budget"), null, """
                {"programme":"%s","year":2023,"level":"city","district":"120000","total":"100000000000.00"}""".formatted(POLICY))
                .expect(201);
    }

    void register(int n) {
        door.command("POST", "/v1/subjects/enterprise", applicants.get(n), key("register"), null, """
                {"district":"%s","displayName":"海河智能装备%d号有限公司"}""".formatted(
                                DISTRICT, n))
                .expect(201);
    }

    void confirm(int n) {
        for (String fact : CONFIRMED.replace("\n", "").split(",(?=\")")) {
            String[] part = fact.strip().split(":", 2);
            door.command(
                            "PUT",
                            "/v1/subjects/enterprise/" + subject(n) + "/facts/" + part[0].replace("\"", ""),
                            tax,
                            key("confirm"),
                            null,
                            "{\"value\":" + part[1] + "}")
                    .expect(200);
        }
    }

    String file(Case file) {
        Reply reply = door.command(
                        "POST", "/v1/applications", applicants.get(file.subject), key("file"), null, """
                {"policy":"%s","facts":{%s%s}}""".formatted(
                                        POLICY, CONFIRMED, DECLARED))
                .expect(201);
        file.id = reply.location().substring(reply.location().lastIndexOf('/') + 1);
        file.tag = reply.tag();
        return reply.body();
    }

    String submit(Case file) {
        return act(file, "submit", applicants.get(file.subject));
    }

    String accept(Case file) {
        return act(file, "accept", district);
    }

    String review(Case file) {
        return act(file, "approve", district);
    }

    String decide(Case file) {
        return act(file, "approve", city);
    }

    /** Whether the applicant sees at once what was acknowledged last. */
    boolean visible(Case file) {
        Reply seen = door.get("/v1/applications/" + file.id, applicants.get(file.subject));
        return seen.status() == 200 && seen.tag().equals(file.tag);
    }

    /** What the system itself did to it since. */
    void look(Case file) {
        file.tag = door.get("/v1/applications/" + file.id, city).expect(200).tag();
    }

    private String act(Case file, String action, String token) {
        Reply reply = door.command(
                        "POST",
                        "/v1/applications/" + file.id + "/actions",
                        token,
                        key(action),
                        file.tag,
                        "{\"action\":\"" + action + "\"}")
                .expect(200);
        file.tag = reply.tag();
        return reply.body();
    }

    private static String key(String what) {
        return what + "-" + UUID.randomUUID();
    }
}
