package cn.huice.land.listing;

import static cn.huice.land.listing.Market.admit;
import static cn.huice.land.listing.Market.announced;
import static cn.huice.land.listing.Market.bid;
import static cn.huice.land.listing.Market.goOn;
import static cn.huice.land.listing.Market.listing;
import static cn.huice.land.listing.Market.proof;
import static cn.huice.land.listing.Market.result;
import static cn.huice.land.listing.Market.seal;
import static cn.huice.testing.Calls.as;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.supply.Ground;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 50 bidders at once on one parcel: one winner, the full order provable from the journal. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class FiftyBiddersTest {
    private static final int BIDDERS = 50;
    private static final BigDecimal STEP = new BigDecimal("100000.00");

    /** A bid that was acknowledged, by whoever made it. */
    private record Acknowledged(String enterprise, long sequence, int bidder, String price) {}

    /** Bids that were sent, whatever they were answered. */
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void fifty_at_once_are_put_in_one_order_and_none_is_lost() throws Exception {
        String listing = announced(90, Map.of());
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, BIDDERS)
                .mapToObj(FiftyBiddersTest::enterprise)
                .forEach(each -> numbers.put(each, admit(listing, each)));
        Market.whileBidding();

        List<Acknowledged> acknowledged = atOnce(i -> () -> untilTaken(listing, enterprise(i)));

        // Everyone's bid was taken, once, and each is at least a step above the one before.
        acknowledged.sort(Comparator.comparing(Acknowledged::sequence));
        assertEquals(BIDDERS, acknowledged.size());
        BigDecimal before = new BigDecimal("3900000.00");
        for (int i = 0; i < BIDDERS; i++) {
            Acknowledged bid = acknowledged.get(i);
            assertEquals(i + 1, bid.sequence());
            assertEquals(numbers.get(bid.enterprise()), bid.bidder());
            assertTrue(new BigDecimal(bid.price()).compareTo(before.add(STEP)) >= 0, bid + " after " + before);
            before = new BigDecimal(bid.price());
        }
        assertEquals(BIDDERS, listing(listing).getInt("bids"));

        // The journal tells the same bids in the same order, and who made them.
        List<Map<String, Object>> journaled = Ground.journal("listing/" + listing, "cn.huice.listing.bid-placed.v1");
        assertEquals(
                acknowledged.stream()
                        .map(bid -> List.of(
                                "applicant-" + bid.enterprise(), bid.sequence(), (long) bid.bidder(), bid.price()))
                        .toList(),
                journaled.stream()
                        .map(entry -> {
                            Map<?, ?> data = (Map<?, ?>) entry.get("data");
                            return List.of(
                                    entry.get("actor"),
                                    ((Number) data.get("sequence")).longValue(),
                                    ((Number) data.get("bidder")).longValue(),
                                    data.get("price"));
                        })
                        .toList());
        assertEquals(
                BIDDERS,
                new HashSet<>(journaled.stream().map(entry -> entry.get("id")).toList()).size());

        // Every bid that was sent stands in it, taken or refused with the reason.
        List<Map<String, Object>> refused = refused(listing);
        assertEquals(sent.get(), journaled.size() + refused.size());
        assertTrue(refused.stream().allMatch(bid -> bid.get("code").equals("price-too-low")));
        assertTrue(
                refused.stream().allMatch(bid -> numbers.get(bid.get("subject")).equals(bid.get("bidder"))));

        Market.minutesAfterClosing(30);
        JsonPath result = result(listing);
        Acknowledged last = acknowledged.getLast();
        assertEquals(last.bidder(), result.getInt("winner"));
        assertEquals(last.price(), result.getString("price"));
        assertEquals(
                acknowledged.reversed().stream().map(Acknowledged::bidder).toList(), result.getList("order.bidder"));
        JsonPath proof = proof(listing);
        assertTrue(proof.getBoolean("same"));
        assertEquals(last.bidder(), proof.getInt("winner"));
        assertEquals(refused.size(), proof.getList("refused").size());
    }

    @Test
    void fifty_sealed_prices_at_once_have_one_winner() throws Exception {
        String listing = announced(91, Map.of());
        for (int i = 0; i < BIDDERS; i++) {
            admit(listing, enterprise(i));
        }
        Market.whileBidding();
        List<Integer> continuing = atOnce(i -> () ->
                goOn(listing, enterprise(i)).then().statusCode(200).extract().path("continuing"));
        assertEquals(BIDDERS, continuing.stream().max(Integer::compare).orElseThrow());
        Market.minutesAfterClosing(-1);
        bid(listing, enterprise(0), "4000000.00").then().statusCode(201);
        Market.minutesAfterClosing(31);
        // The price of every second is the highest: of these whoever came first wins.
        atOnce(i -> () -> seal(listing, enterprise(i), i % 2 == 0 ? "6000000.00" : "5000000.00", Market.SALT)
                .then()
                .statusCode(201)
                .extract()
                .statusCode());
        Market.minutesAfterClosing(90);
        JsonPath result = result(listing);
        assertEquals("6000000.00", result.getString("price"));
        assertEquals(BIDDERS + 1, result.getList("order").size());
        long winning = result.getLong("order[0].sequence");
        List<Map<String, Object>> order = result.getList("order");
        assertEquals(
                winning,
                order.stream()
                        .filter(bid -> bid.get("price").equals("6000000.00"))
                        .mapToLong(bid -> ((Number) bid.get("sequence")).longValue())
                        .min()
                        .orElseThrow());
        assertTrue(proof(listing).getBoolean("same"));
    }

    /** As a bidder does who was outbid in the meantime: offers what is needed now, some more than that. */
    private Acknowledged untilTaken(String listing, String enterprise) {
        while (true) {
            String least = given().get("/v1/listings/" + listing).path("least");
            String price = new BigDecimal(least)
                    .add(STEP.multiply(BigDecimal.valueOf(Math.floorMod(enterprise.hashCode(), 10))))
                    .toPlainString();
            sent.incrementAndGet();
            Response answer = bid(listing, enterprise, price);
            if (answer.statusCode() == 201) {
                return new Acknowledged(
                        enterprise,
                        ((Number) answer.path("sequence")).longValue(),
                        answer.path("bidder"),
                        answer.path("price"));
            }
            assertEquals(409, answer.statusCode(), answer.asString());
            assertEquals("price-too-low", answer.path("code"));
        }
    }

    /** Page after page. */
    private static List<Map<String, Object>> refused(String listing) {
        List<Map<String, Object>> refused = new ArrayList<>();
        String path = "/v1/listings/" + listing + "/refused-bids?limit=100";
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as(Ground.BINHAI)
                    .get(path + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            refused.addAll(page.getList("items"));
            String next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return refused;
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(BIDDERS);
        try (var threads = Executors.newFixedThreadPool(BIDDERS)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < BIDDERS; i++) {
                Callable<T> own = work.apply(i);
                running.add(threads.submit(() -> {
                    together.await();
                    return own.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get());
            }
            return done;
        }
    }

    private static String enterprise(int i) {
        return "E-89%02d".formatted(i);
    }
}
