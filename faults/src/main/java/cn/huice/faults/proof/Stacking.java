package cn.huice.faults.proof;

import cn.huice.faults.proof.Spending.Order;
import cn.huice.faults.proof.Topics.Message;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Invariant 5: claims folded anew from the topic, in its order, against what services granted and paid. */
final class Stacking {
    /**
     * A claim that a service holds as settled.
     *
     * @param own whether the case is that service's, so that it pays for it
     */
    record Claim(String service, String id, String caseId, BigDecimal granted, boolean own) {}

    private Stacking() {}

    static Proof of(List<Message> messages, List<Claim> settled, List<Order> orders) {
        var proof = new Proof("5 per subject and group the total granted is what the rule says");
        Map<String, Fold> folds = new TreeMap<>();
        Map<String, BigDecimal> granted = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Message message : messages) {
            if (message.topic().equals("huice.claims") && known.add(message.source() + " " + message.id())) {
                JsonNode data = message.event().path("data");
                String claim = data.path("claim").asText();
                if (message.text("type").equals("cn.huice.claim.made.v1")) {
                    // What counts only with its like would need a fold of its own; nothing the load applies for is so.
                    proof.require(
                            !data.has("together") && !data.has("matches") && !data.has("excludedBy"),
                            "claim " + claim + " is of a kind that nothing is known of here");
                    String group =
                            message.text("subject") + " " + data.path("group").asText();
                    granted.put(
                            claim,
                            folds.computeIfAbsent(group, key -> new Fold()).take(claim, data));
                } else if (message.text("type").equals("cn.huice.claim.withdrawn.v1")) {
                    folds.values().forEach(fold -> fold.withdraw(claim));
                }
            }
        }
        for (Claim claim : settled) {
            BigDecimal expected = granted.get(claim.id());
            proof.require(
                    expected != null && expected.compareTo(claim.granted()) == 0,
                    claim.service() + " grants " + claim.granted() + " on claim " + claim.id() + ", the fold "
                            + expected);
        }
        paid(proof, settled, orders);
        return proof.looked(settled.size(), "settled claims").looked(folds.size(), "subjects and groups");
    }

    /** Whoever pays for a claim orders exactly what was granted on it. */
    private static void paid(Proof proof, List<Claim> settled, List<Order> orders) {
        Map<String, BigDecimal> ordered = new HashMap<>();
        orders.stream()
                .filter(Order::stands)
                .forEach(order -> ordered.merge(order.caseId(), order.amount(), BigDecimal::add));
        settled.stream().filter(Claim::own).forEach(claim -> {
            BigDecimal amount = ordered.getOrDefault(claim.caseId(), BigDecimal.ZERO);
            proof.require(
                    amount.compareTo(claim.granted()) == 0,
                    claim.service() + " orders " + amount + " for case " + claim.caseId() + ", granted "
                            + claim.granted());
        });
    }

    /** One subject's claims of one group that stand. */
    private static final class Fold {
        private final Map<String, BigDecimal> standing = new LinkedHashMap<>();

        BigDecimal take(String claim, JsonNode data) {
            BigDecimal claimed = new BigDecimal(data.path("amount").asText());
            BigDecimal before = standing.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            Optional<BigDecimal> limit = data.has("limit")
                    ? Optional.of(new BigDecimal(data.path("limit").asText()))
                    : Optional.empty();
            BigDecimal more = switch (data.path("rule").asText()) {
                case "HIGHEST_ONLY" -> claimed.subtract(before).max(BigDecimal.ZERO);
                case "EXCLUSIVE" -> before.signum() > 0 ? BigDecimal.ZERO : claimed;
                case "CUMULATIVE" ->
                    limit.map(most -> most.subtract(before).max(BigDecimal.ZERO).min(claimed))
                            .orElse(claimed);
                default -> throw new IllegalArgumentException("no such rule: " + data);
            };
            standing.put(claim, more);
            return more;
        }

        void withdraw(String claim) {
            standing.remove(claim);
        }
    }
}
