package cn.huice.land.listing;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;

import cn.huice.land.supply.Ground;
import cn.huice.testing.SettableClock;
import cn.huice.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** A listing for tests: announced on 5 June 2023, bids from 26 June to 10 July. */
public final class Market {
    public static final LocalDate ANNOUNCED = LocalDate.of(2023, 6, 5);
    public static final String FINANCE = Tokens.role("finance");
    private static final OffsetDateTime OPENS = OffsetDateTime.parse("2023-06-26T09:00:00+08:00");
    private static final OffsetDateTime CLOSES = OffsetDateTime.parse("2023-07-10T10:00:00+08:00");
    public static final String SALT = "a-salt-nobody-knows";

    private Market() {}

    public static Map<String, Object> announcement(String supply) {
        return new HashMap<>(Map.of(
                "supply", supply,
                "title", "津滨工（挂）G2023-8 号",
                "terms", "工业用地，净地出让",
                "eligibility", "中华人民共和国境内的企业",
                "bidsFrom", OPENS.toString(),
                "depositUntil", "2023-07-08T17:00:00+08:00",
                "closesAt", CLOSES.toString(),
                "continuesUntil", "2023-07-10T10:30:00+08:00",
                "sealedUntil", "2023-07-10T11:30:00+08:00"));
    }

    public static Response announce(Map<String, Object> announcement) {
        return command(Ground.BINHAI).body(announcement).post("/v1/listings");
    }

    /** Announced for a parcel of the test's own; the id of the listing. */
    public static String announced(int parcel, Map<String, Object> more) {
        SettableClock.set(ANNOUNCED);
        return announced(Ground.approved(Ground.parcel(parcel), Ground.elastic()), more);
    }

    /** Announced of an approved supply; the id of the listing. */
    public static String announced(String supply, Map<String, Object> more) {
        Map<String, Object> announcement = announcement(supply);
        announcement.putAll(more);
        return announce(announcement).then().statusCode(201).extract().path("id");
    }

    public static String bidder(String id) {
        return Tokens.applicant(id, "enterprise");
    }

    public static int register(String listing, String enterprise) {
        return command(bidder(enterprise))
                .post("/v1/listings/" + listing + "/bidders")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    /** Registered, with its deposit confirmed; its number. */
    public static int admit(String listing, String enterprise) {
        int number = register(listing, enterprise);
        deposit(listing, number, "800000.00", "2023-06-05").then().statusCode(200);
        return number;
    }

    public static Response deposit(String listing, int number, String amount, String on) {
        return command(FINANCE)
                .body(Map.of("amount", amount, "receivedOn", on))
                .post("/v1/listings/" + listing + "/bidders/" + number + "/deposit");
    }

    public static Response bid(String listing, String enterprise, String price) {
        return command(bidder(enterprise)).body(Map.of("price", price)).post("/v1/listings/" + listing + "/bids");
    }

    public static Response goOn(String listing, String enterprise) {
        return command(bidder(enterprise)).post("/v1/listings/" + listing + "/final-round/continuations");
    }

    public static Response seal(String listing, String enterprise, String price, String salt) {
        return command(bidder(enterprise))
                .body(Map.of("price", price, "salt", salt))
                .post("/v1/listings/" + listing + "/final-round/bids");
    }

    public static void whileBidding() {
        SettableClock.set(OPENS.plusHours(1).toInstant());
    }

    /** Minutes after bids were closed: up to 30 to go on, up to 90 for sealed bids. */
    public static void minutesAfterClosing(int minutes) {
        SettableClock.set(closing().plus(Duration.ofMinutes(minutes)));
    }

    public static Instant closing() {
        return CLOSES.toInstant();
    }

    public static JsonPath listing(String listing) {
        return io.restassured.RestAssured.given()
                .get("/v1/listings/" + listing)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Once it is drawn up. */
    public static JsonPath result(String listing) {
        String path = "/v1/listings/" + listing + "/result";
        await().atMost(Duration.ofSeconds(40))
                .until(() -> io.restassured.RestAssured.given().get(path).statusCode() == 200);
        return io.restassured.RestAssured.given().get(path).jsonPath();
    }

    public static JsonPath proof(String listing) {
        return as(Ground.AUDITOR)
                .get("/v1/listings/" + listing + "/result/proof")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
