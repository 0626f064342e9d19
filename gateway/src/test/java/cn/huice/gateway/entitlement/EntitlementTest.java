package cn.huice.gateway.entitlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntitlementTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void days_stand_behind_all_sums_and_the_latest_of_a_group_counts() {
        List<Entitlement> entitlements = Entitlement.of(List.of(
                award("deferral", "2022-12-31", "date", "CUMULATIVE"),
                award("extension", "2023-06-30", "date", "CUMULATIVE"),
                award("term", "20.00", "years", null),
                award("award", "5000.00", "CNY", null)));

        assertEquals(
                List.of(List.of("award"), List.of("term"), List.of("extension", "deferral")),
                entitlements.stream().map(Entitlement::policies).toList());
        assertEquals(
                new Entitlement.Money("2023-06-30", "date"),
                entitlements.getLast().amount());
    }

    private static ObjectNode award(String policy, String value, String unit, String rule) {
        ObjectNode result = JSON.createObjectNode().put("policy", policy).put("outcome", "ELIGIBLE");
        result.putObject("amount").put("value", value).put("unit", unit);
        if (rule != null) {
            result.putObject("stacking").put("group", "group").put("rule", rule);
        }
        return result;
    }
}
