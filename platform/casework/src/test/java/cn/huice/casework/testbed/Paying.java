package cn.huice.casework.testbed;

import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Enterprise.seen;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Finance pays what a case has payable, and the bank says that it has. */
public final class Paying {
    private Paying() {}

    /** Once its claim is settled. @param number of the instalment @param amount 元 it comes to */
    public static void instalment(String application, int number, String amount) {
        String path = "payments.find { it.number == " + number + " }.";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "PAYABLE".equals(seen(application).getString(path + "state")));
        String batch = batched(seen(application).getString(path + "id"), amount);
        act(batch, "\"1\"", "release");
        act(batch, "\"2\"", "confirm");
    }

    /** @param amount 元 the order comes to @return the id of a batch with nothing else */
    public static String batched(String order, String amount) {
        return finance()
                .body(Map.of("orders", List.of(order), "controlCount", 1, "controlTotal", amount))
                .post("/v1/payment-batches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @param seen the batch's ETag */
    public static void act(String batch, String seen, String action) {
        finance()
                .header("If-Match", seen)
                .body(Map.of("action", action))
                .post("/v1/payment-batches/" + batch + "/actions")
                .then()
                .statusCode(200);
    }
}
