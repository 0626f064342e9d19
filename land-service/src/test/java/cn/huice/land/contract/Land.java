package cn.huice.land.contract;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;

import cn.huice.land.ogc.Survey;
import cn.huice.testing.Tokens;
import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;

/** A parcel and the contract on it, and those who deal with them, through the public door. */
public final class Land {
    public static final String PLANNING = Survey.DEPARTMENT;
    public static final String OFFICER = Tokens.officer("120116");
    public static final String FINANCE = Tokens.role("finance");
    public static final String ASSESSOR = Tokens.department("业务主管部门认定");

    public final String parcel;
    public final String owner;
    public final String holder;
    public String id;

    /** Registers the parcel: a square of a row of the grid of its own. */
    public Land(int sequence, int row) {
        this(sequence, row, Map.of());
    }

    /** @param properties of the parcel, such as its planning limits */
    public Land(int sequence, int row, Map<String, Object> properties) {
        parcel = Survey.code(sequence);
        holder = "E-L" + sequence;
        owner = Tokens.applicant(holder, "enterprise");
        Survey.register(Survey.feature(parcel, Survey.square(60, row), properties))
                .then()
                .statusCode(201);
    }

    /** A parcel that is registered already. */
    public Land(String parcel, String holder) {
        this.parcel = parcel;
        this.holder = holder;
        owner = Tokens.applicant(holder, "enterprise");
    }

    /** What every contract of the tests states, to be added to. */
    public static Map<String, Object> clauses(Map<String, Object> more) {
        Map<String, Object> clauses = new HashMap<>(Map.of(
                "buildingDisposal", "RESIDUAL_COMPENSATION", "reclaimWithoutCompensation", true, "refund", "BY_DAY"));
        clauses.putAll(more);
        return clauses;
    }

    public ValidatableResponse sign(Map<String, Object> more, int status) {
        Map<String, Object> body = new HashMap<>(
                Map.of("parcel", parcel, "holder", Map.of("kind", "enterprise", "id", holder, "name", "某制造有限公司")));
        body.putAll(more);
        ValidatableResponse signed =
                command(PLANNING).body(body).post("/v1/contracts").then().statusCode(status);
        if (status == 201) {
            id = signed.extract().path("id");
        }
        return signed;
    }

    /** Signs what a deal has brought about. */
    ValidatableResponse sign(String supply, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("parcel", parcel, "supply", supply));
        body.putAll(more);
        ValidatableResponse signed =
                command(PLANNING).body(body).post("/v1/contracts").then().statusCode(201);
        id = signed.extract().path("id");
        return signed;
    }

    /** A command on the latest revision. */
    public ValidatableResponse does(String token, String what, Map<String, Object> body, int status) {
        String etag = as(Land.OFFICER).get("/v1/contracts/" + id).header("ETag");
        return command(token)
                .header("If-Match", etag)
                .body(body)
                .post("/v1/contracts/" + id + "/" + what)
                .then()
                .statusCode(status);
    }

    public ValidatableResponse seen() {
        return seen(OFFICER, 200);
    }

    ValidatableResponse seen(String token, int status) {
        return as(token).get("/v1/contracts/" + id).then().statusCode(status);
    }

    /** What time has brought about is taken in. */
    public static void timePasses() {
        Arc.container().instance(Timetable.class).get().advance();
    }

    ValidatableResponse registered() {
        return as(PLANNING).get("/v1/parcels/" + parcel).then().statusCode(200);
    }

    void pay(int instalment, String amount, String day) {
        does(FINANCE, "payments", payment(instalment, amount, day), 200);
    }

    static Map<String, Object> payment(int instalment, String amount, String day) {
        return Map.of(
                "instalment", instalment, "amount", amount, "receivedOn", day, "reference", "B-" + UUID.randomUUID());
    }

    /** Asks for acceptance and has it concluded with all opinions. @return the contract after it */
    public ValidatableResponse accepted(int number, Map<String, Object> result) {
        heard(number);
        return does(ASSESSOR, "acceptances/" + number + "/result", result, 200);
    }

    /** Asks for acceptance and has all opinions given. */
    void heard(int number) {
        does(owner, "acceptances", Map.of(), 200);
        for (String department : List.of("规划资源", "工信", "住房城乡建设")) {
            does(
                    Tokens.department(department),
                    "acceptances/" + number + "/opinions",
                    Map.of("department", department, "agrees", true, "text", "无意见"),
                    200);
        }
    }

    ValidatableResponse duty(String code, String recurrence) {
        String path = "items.find { it.code == '" + code + "' && it.recurrence == '" + recurrence + "' }";
        return as(OFFICER)
                .get("/v1/duties?limit=1000&origin=" + id)
                .then()
                .statusCode(200)
                .rootPath(path);
    }

    void duty(String code, String recurrence, String due, String state) {
        duty(code, recurrence).body("due", Matchers.equalTo(due)).body("state", Matchers.equalTo(state));
    }

    ValidatableResponse fact(String attribute) {
        return as(PLANNING)
                .get("/v1/subjects/parcel/" + parcel + "/facts")
                .then()
                .statusCode(200)
                .rootPath("facts.find { it.attribute == '" + attribute + "' }");
    }
}
