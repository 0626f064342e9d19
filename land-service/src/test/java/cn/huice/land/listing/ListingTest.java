package cn.huice.land.listing;

import static cn.huice.land.listing.Market.admit;
import static cn.huice.land.listing.Market.announce;
import static cn.huice.land.listing.Market.announced;
import static cn.huice.land.listing.Market.announcement;
import static cn.huice.land.listing.Market.bid;
import static cn.huice.land.listing.Market.bidder;
import static cn.huice.land.listing.Market.deposit;
import static cn.huice.land.listing.Market.goOn;
import static cn.huice.land.listing.Market.listing;
import static cn.huice.land.listing.Market.proof;
import static cn.huice.land.listing.Market.register;
import static cn.huice.land.listing.Market.result;
import static cn.huice.land.listing.Market.seal;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.sql.Database;
import cn.huice.land.supply.Ground;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ListingTest {
    @Inject
    Database database;

    @Test
    void the_highest_open_bid_wins_where_nobody_wants_to_go_on() {
        String listing = announced(60, Map.of());
        int first = admit(listing, "E-8260");
        int second = admit(listing, "E-8261");
        bid(listing, "E-8260", "4000000.00").then().statusCode(409).body("code", equalTo("bidding-not-open"));
        Market.whileBidding();
        bid(listing, "E-8260", "3999999.99")
                .then()
                .statusCode(409)
                .body("code", equalTo("price-too-low"))
                .body("errors[0].rule", equalTo(">= 4000000.00"));
        bid(listing, "E-8260", "4000000.00").then().statusCode(201).body("sequence", equalTo(1));
        bid(listing, "E-8261", "4099999.99").then().statusCode(409).body("errors[0].rule", equalTo(">= 4100000.00"));
        bid(listing, "E-8261", "4100000.00").then().statusCode(201).body("bidder", equalTo(second));
        assertEquals("4100000.00", listing(listing).getString("currentPrice"));
        assertEquals("4200000.00", listing(listing).getString("least"));
        given().get("/v1/listings/" + listing + "/bids").then().body("items.bidder", equalTo(List.of(first, second)));
        given().get("/v1/listings/" + listing + "/result").then().statusCode(404);

        Market.minutesAfterClosing(0);
        bid(listing, "E-8260", "5000000.00").then().statusCode(409).body("code", equalTo("bidding-closed"));
        goOn(listing, "E-8261").then().statusCode(200).body("continuing", equalTo(1));
        assertEquals("ASKING", listing(listing).getString("phase"));
        Market.minutesAfterClosing(30);
        JsonPath result = result(listing);
        assertEquals("CONCLUDED", result.getString("outcome"));
        assertEquals(second, result.getInt("winner"));
        assertEquals("4100000.00", result.getString("price"));
        assertTrue(result.getString("confirmation").matches("CJ-120116-2023-\\d{4}"));
        assertTrue(proof(listing).getBoolean("same"));

        as(Market.FINANCE)
                .get("/v1/listings/" + listing + "/bidders")
                .then()
                .body("items.depositState", equalTo(List.of("TO_RETURN", "COUNTED")))
                .body("items[0].returnDue", equalTo("2023-07-17"));
        giveBack(listing, second).then().statusCode(409).body("code", equalTo("deposit-not-owed"));
        giveBack(listing, first).then().statusCode(200).body("depositState", equalTo("RETURNED"));
        as(Ground.AUDITOR)
                .get("/v1/subjects/enterprise/E-8261/facts")
                .then()
                .body("facts.find { it.attribute == 'supply.deal_price' }.value", equalTo("4100000.00"));
    }

    @Test
    void two_who_want_to_go_on_seal_one_price_each_and_all_are_opened_together() {
        String listing = announced(61, Map.of("reservePrice", "4250000.00", "reserveSalt", Market.SALT));
        int first = admit(listing, "E-8262");
        int second = admit(listing, "E-8263");
        admit(listing, "E-8264");
        Market.whileBidding();
        bid(listing, "E-8262", "4200000.00").then().statusCode(201);
        goOn(listing, "E-8262").then().body("continuing", equalTo(1));
        goOn(listing, "E-8262").then().statusCode(200).body("continuing", equalTo(1));
        seal(listing, "E-8262", "4300000.00", Market.SALT)
                .then()
                .statusCode(409)
                .body("code", equalTo("bidding-not-open"));
        Market.minutesAfterClosing(10);
        goOn(listing, "E-8263").then().body("continuing", equalTo(2));
        Market.minutesAfterClosing(30);
        assertEquals("FINAL_ROUND", listing(listing).getString("phase"));
        seal(listing, "E-8264", "9000000.00", Market.SALT)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-continuing"));
        seal(listing, "E-8262", "4299999.99", Market.SALT)
                .then()
                .statusCode(409)
                .body("code", equalTo("price-too-low"));
        String commitment = seal(listing, "E-8262", "4500000.00", Market.SALT)
                .then()
                .statusCode(201)
                .body("sequence", equalTo(2))
                .extract()
                .path("commitment");
        seal(listing, "E-8262", "4600000.00", Market.SALT)
                .then()
                .statusCode(409)
                .body("code", equalTo("sealed-bid-placed"));
        seal(listing, "E-8263", "4500000.00", Market.SALT).then().statusCode(201);
        goOn(listing, "E-8264").then().statusCode(409);

        assertFalse(stored(listing).contains("4500000"), "a sealed price can be read in the database");
        assertFalse(Ground.journal("listing/" + listing).toString().contains("4500000"));
        given().get("/v1/listings/" + listing)
                .then()
                .body(
                        "reserveCommitment",
                        equalTo(new SealedPrice(new java.math.BigDecimal("4250000.00"), Market.SALT)
                                .commitment(java.util.UUID.fromString(listing), 0)));
        assertNull(proof(listing).get("winner"));

        Market.minutesAfterClosing(90);
        JsonPath result = result(listing);
        assertEquals(first, result.getInt("winner"), "of equal prices the earlier wins");
        assertEquals("4500000.00", result.getString("price"));
        assertEquals(List.of(first, second, first), result.getList("order.bidder"));
        assertEquals(
                commitment,
                new SealedPrice(
                                new java.math.BigDecimal("4500000.00"),
                                result.getString("sealed.find { it.bidder == " + first + " }.salt"))
                        .commitment(java.util.UUID.fromString(listing), first));
        assertEquals("4250000.00", result.getString("sealed.find { it.bidder == 0 }.price"));
        assertTrue(proof(listing).getBoolean("same"));
    }

    @Test
    void below_the_reserve_price_it_fails_and_can_be_listed_again() {
        String listing = announced(62, Map.of("reservePrice", "4500000.00", "reserveSalt", Market.SALT));
        admit(listing, "E-8265");
        Market.whileBidding();
        bid(listing, "E-8265", "4499999.99").then().statusCode(201);
        Market.minutesAfterClosing(30);
        JsonPath result = result(listing);
        assertEquals("FAILED", result.getString("outcome"));
        assertEquals("最高报价低于底价", result.getString("reason"));
        assertNull(result.get("winner"));
        assertTrue(proof(listing).getBoolean("same"));
        String supply = listing(listing).getString("supply");
        as(Ground.BINHAI).get("/v1/supplies/" + supply).then().body("state", equalTo("APPROVED"));
        SettableClock.set(Market.ANNOUNCED);
        announce(announcement(supply)).then().statusCode(201);
    }

    @Test
    void without_bids_it_fails() {
        String listing = announced(63, Map.of());
        Market.minutesAfterClosing(30);
        assertEquals("无人报价", result(listing).getString("reason"));
    }

    @Test
    void the_same_bid_sent_twice_is_one_bid() {
        String listing = announced(64, Map.of());
        admit(listing, "E-8266");
        Market.whileBidding();
        RequestSpecification same = as(bidder("E-8266"))
                .header("Idempotency-Key", "bid-of-E-8266-once")
                .body(Map.of("price", "4000000.00"));
        same.post("/v1/listings/" + listing + "/bids").then().statusCode(201).body("sequence", equalTo(1));
        as(bidder("E-8266"))
                .header("Idempotency-Key", "bid-of-E-8266-once")
                .body(Map.of("price", "4000000.00"))
                .post("/v1/listings/" + listing + "/bids")
                .then()
                .statusCode(201)
                .body("sequence", equalTo(1));
        assertEquals(1, listing(listing).getInt("bids"));
    }

    @Test
    void a_bid_that_is_refused_stands_in_the_journal_with_its_reason() {
        String listing = announced(92, Map.of());
        int first = admit(listing, "E-8292");
        int second = admit(listing, "E-8293");
        int waiting = register(listing, "E-8294");
        bid(listing, "E-8292", "4000000.00").then().statusCode(409);
        Market.whileBidding();
        bid(listing, "E-8294", "4000000.00").then().statusCode(403);
        bid(listing, "E-8295", "4000000.00").then().statusCode(403);
        bid(listing, "E-8292", "4000000.00").then().statusCode(201);
        bid(listing, "E-8293", "4050000.00").then().statusCode(409);
        bid(listing, "E-8293", "four million").then().statusCode(400);
        goOn(listing, "E-8292");
        goOn(listing, "E-8293");
        Market.minutesAfterClosing(0);
        bid(listing, "E-8293", "4100000.00").then().statusCode(409);
        Market.minutesAfterClosing(31);
        seal(listing, "E-8292", "4200000.00", Market.SALT).then().statusCode(201);
        seal(listing, "E-8292", "4300000.00", Market.SALT).then().statusCode(409);

        JsonPath refused = as(Ground.BINHAI)
                .get("/v1/listings/" + listing + "/refused-bids")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(
                List.of(
                        "bidding-not-open",
                        "not-admitted",
                        "not-admitted",
                        "price-too-low",
                        "bidding-closed",
                        "sealed-bid-placed"),
                refused.getList("items.code"));
        assertEquals(List.of(first, waiting, 0, second, second, first), refused.getList("items.bidder"));
        assertEquals("E-8295", refused.getString("items[2].subject"));
        assertEquals("4050000.00", refused.getString("items[3].price"));
        assertEquals("报价不足：至少 4100000.00 元", refused.getString("items[3].reason"));
        assertTrue(refused.getString("items[4].refusedAt").startsWith("2023-07-10T02:00:00"));
        assertNull(refused.get("items[5].price"), "a sealed price is told by its commitment");
        assertEquals(
                new SealedPrice(new java.math.BigDecimal("4300000.00"), Market.SALT)
                        .commitment(java.util.UUID.fromString(listing), first),
                refused.getString("items[5].commitment"));
        assertEquals(
                List.of(
                        "applicant-E-8292",
                        "applicant-E-8294",
                        "applicant-E-8295",
                        "applicant-E-8293",
                        "applicant-E-8293",
                        "applicant-E-8292"),
                Ground.journal("listing/" + listing, "cn.huice.listing.bid-refused.v1").stream()
                        .map(entry -> entry.get("actor"))
                        .toList());
        assertEquals(refused.getList("items"), proof(listing).getList("refused"));
        assertTrue(proof(listing).getBoolean("same"));
        as(bidder("E-8293"))
                .get("/v1/listings/" + listing + "/refused-bids")
                .then()
                .body("items.bidder", equalTo(List.of(second, second)));
        given().get("/v1/listings/" + listing + "/refused-bids").then().statusCode(401);
        as(Tokens.officer("120103"))
                .get("/v1/listings/" + listing + "/refused-bids")
                .then()
                .statusCode(404);
        assertEquals(2, listing(listing).getInt("bids"));
    }

    @Test
    void a_refused_bid_sent_twice_is_one_bid_and_stays_refused() {
        String listing = announced(93, Map.of());
        admit(listing, "E-8296");
        admit(listing, "E-8297");
        String key = "bid-of-E-8296-too-early";
        RequestSpecification early = as(bidder("E-8296")).header("Idempotency-Key", key);
        String first = early.body(Map.of("price", "4000000.00"))
                .post("/v1/listings/" + listing + "/bids")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("bidding-not-open"))
                .extract()
                .asString();
        Market.whileBidding();
        assertEquals(
                first,
                as(bidder("E-8296"))
                        .header("Idempotency-Key", key)
                        .body(Map.of("price", "4000000.00"))
                        .post("/v1/listings/" + listing + "/bids")
                        .then()
                        .statusCode(409)
                        .extract()
                        .asString());
        assertEquals(
                1,
                Ground.journal("listing/" + listing, "cn.huice.listing.bid-refused.v1")
                        .size());
        bid(listing, "E-8296", "4000000.00").then().statusCode(201);
    }

    @Test
    void only_enterprises_with_a_confirmed_deposit_bid() {
        String listing = announced(65, Map.of());
        command(Tokens.applicant("P-8267", "person"))
                .post("/v1/listings/" + listing + "/bidders")
                .then()
                .statusCode(403)
                .body("code", equalTo("enterprise-required"));
        int number = register(listing, "E-8267");
        command(bidder("E-8267"))
                .post("/v1/listings/" + listing + "/bidders")
                .then()
                .statusCode(409);
        deposit(listing, number, "799999.99", "2023-06-05")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("amount"));
        deposit(listing, number, "800000.00", "2023-06-06")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("receivedOn"));
        deposit(listing, 99, "800000.00", "2023-06-05").then().statusCode(404);
        command(bidder("E-8267"))
                .body(Map.of("amount", "800000.00", "receivedOn", "2023-06-05"))
                .post("/v1/listings/" + listing + "/bidders/" + number + "/deposit")
                .then()
                .statusCode(403);
        Market.whileBidding();
        bid(listing, "E-8267", "4000000.00").then().statusCode(403).body("code", equalTo("not-admitted"));
        bid(listing, "E-8268", "4000000.00").then().statusCode(403).body("code", equalTo("not-admitted"));
        deposit(listing, number, "800000.00", "2023-06-26").then().statusCode(200);
        deposit(listing, number, "800000.00", "2023-06-26").then().statusCode(409);
        bid(listing, "E-8267", "4 million").then().statusCode(400).body("errors[0].field", equalTo("price"));
        bid(listing, "E-8267", "4000000.00").then().statusCode(201);
        as(bidder("E-8268")).get("/v1/listings/" + listing + "/bidders").then().body("items", hasSize(0));
        as(bidder("E-8267"))
                .get("/v1/listings/" + listing + "/bidders")
                .then()
                .body("items.subject", hasItem("E-8267"));
        SettableClock.set(LocalDate.of(2023, 7, 9));
        command(bidder("E-8268"))
                .post("/v1/listings/" + listing + "/bidders")
                .then()
                .statusCode(409)
                .body("code", equalTo("registration-closed"));
    }

    @Test
    void an_officer_ends_it_before_its_time_with_a_reason() {
        String listing = announced(66, Map.of());
        int number = admit(listing, "E-8269");
        withdrawal(Ground.BINHAI, listing, " ").then().statusCode(400);
        withdrawal(Tokens.officer("120103"), listing, "不属本区").then().statusCode(403);
        command(Ground.BINHAI)
                .body(Map.of("reason", "无版本"))
                .post("/v1/listings/" + listing + "/withdrawal")
                .then()
                .statusCode(428);
        withdrawal(Ground.BINHAI, listing, "规划调整").then().statusCode(200).body("phase", equalTo("WITHDRAWN"));
        Market.whileBidding();
        bid(listing, "E-8269", "4000000.00").then().statusCode(409).body("code", equalTo("bidding-closed"));
        giveBack(listing, number).then().statusCode(200);
        given().get("/v1/listings/" + listing + "/result").then().body("outcome", equalTo("WITHDRAWN"));
    }

    @Test
    void announcements_keep_the_times_of_order_39() {
        SettableClock.set(Market.ANNOUNCED);
        String supply = Ground.approved(Ground.parcel(67), Ground.elastic());
        refused(supply, 422, "bidsFrom", "bidsFrom", "2023-06-24T23:00:00+08:00", "第八条");
        refused(supply, 422, "closesAt", "closesAt", "2023-07-06T08:59:59+08:00", "第十八条");
        refused(supply, 400, "depositUntil", "depositUntil", "2023-07-10T10:00:01+08:00", "closesAt");
        refused(supply, 400, "continuesUntil", "continuesUntil", "2023-07-10T09:59:59+08:00", "closesAt");
        refused(supply, 400, "sealedUntil", "sealedUntil", "2023-07-10T10:30:00+08:00", "continuesUntil");
        refused(supply, 400, "reserveSalt", "reservePrice", "4000000.00", "16..64");
        Map<String, Object> low = announcement(supply);
        low.putAll(Map.of("reservePrice", "3999999.99", "reserveSalt", Market.SALT));
        announce(low).then().statusCode(400).body("errors[0].field", equalTo("reservePrice"));
        announce(announcement("none")).then().statusCode(400).body("errors[0].field", equalTo("supply"));
        command(Tokens.officer("120103"))
                .body(announcement(supply))
                .post("/v1/listings")
                .then()
                .statusCode(404);
        command(bidder("E-8270"))
                .body(announcement(supply))
                .post("/v1/listings")
                .then()
                .statusCode(403);
        announce(announcement(supply)).then().statusCode(201);
        announce(announcement(supply)).then().statusCode(409).body("code", equalTo("supply-state"));
        String tendered = Ground.approved(Ground.parcel(68), Ground.tender(Ground.elastic(), "TENDER"));
        announce(announcement(tendered)).then().statusCode(409).body("code", equalTo("supply-method"));
    }

    @Test
    void everyone_reads_announcements_and_bids_but_not_who_bids() {
        String listing = announced(69, Map.of());
        admit(listing, "E-8271");
        Market.whileBidding();
        bid(listing, "E-8271", "4000000.00").then().statusCode(201);
        given().get("/v1/listings?district=120116&state=RUNNING&limit=1000")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(listing));
        given().get("/v1/listings?state=LOST").then().statusCode(400).body("errors[0].field", equalTo("state"));
        given().get("/v1/listings/" + listing + "/bids").then().body(not(containsString("E-8271")));
        given().get("/v1/listings/" + listing + "/bidders").then().statusCode(401);
        as(Tokens.officer("120103"))
                .get("/v1/listings/" + listing + "/bidders")
                .then()
                .statusCode(404);
        given().get("/v1/listings/none").then().statusCode(404);
        given().get("/v1/listings/" + listing + "/bids?format=xlsx")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/vnd.openxmlformats"));
        as(Tokens.expired("auditor")).get("/v1/listings/" + listing).then().statusCode(401);
    }

    private static void refused(String supply, int status, String field, String changed, String value, String rule) {
        Map<String, Object> wrong = announcement(supply);
        wrong.put(changed, value);
        announce(wrong)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field))
                .body("errors[0].rule", containsString(rule));
    }

    private static io.restassured.response.Response giveBack(String listing, int number) {
        return command(Market.FINANCE)
                .body(Map.of("on", "2023-06-05"))
                .post("/v1/listings/" + listing + "/bidders/" + number + "/deposit-return");
    }

    private static io.restassured.response.Response withdrawal(String token, String listing, String reason) {
        String etag = given().get("/v1/listings/" + listing).header("ETag");
        return command(token)
                .header("If-Match", etag)
                .body(Map.of("reason", reason))
                .post("/v1/listings/" + listing + "/withdrawal");
    }

    /** All that lies in the database of sealed prices, and of the answers to the commands that brought them. */
    private String stored(String listing) {
        return database.list("""
                        SELECT row_to_json(p)::text FROM listing_sealed_price p WHERE listing_id = ?::uuid
                        UNION ALL SELECT convert_from(body, 'UTF8') FROM command_receipt
                        WHERE caller IN ('applicant-E-8262', 'applicant-E-8263') AND body IS NOT NULL
                        """, row -> row.getString(1), listing).toString();
    }
}
