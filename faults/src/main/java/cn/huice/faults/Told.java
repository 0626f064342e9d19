package cn.huice.faults;

import cn.huice.faults.Ledger.Answer;
import cn.huice.faults.proof.Books;
import cn.huice.faults.proof.Proof;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the clients were told, against what the databases hold: invariants 1 and 2. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Setting the clock is no command: the same twice is the same, so no key is kept of it. */
    private static final String CLOCK = "/v1/clock";

    private final Ledger ledger;
    private final Map<String, Books> services;

    Told(Ledger ledger, List<Books> services) {
        this.ledger = ledger;
        this.services = services.stream().collect(Collectors.toMap(Books::service, books -> books));
    }

    /** 1: every acknowledged command is there; an acknowledged application at its revision or a later one. */
    Proof durable(long unread) {
        var proof = new Proof("1 an acknowledged command is durable and visible");
        Map<String, Set<String>> receipts = new HashMap<>();
        Map<String, Map<String, Long>> revisions = new HashMap<>();
        services.forEach((service, books) -> {
            receipts.put(
                    service,
                    books.rows("select key from command_receipt where status is not null").stream()
                            .map(row -> row[0])
                            .collect(Collectors.toSet()));
            revisions.put(
                    service,
                    books.rows("select id, revision from application").stream()
                            .collect(Collectors.toMap(row -> row[0], row -> Long.valueOf(row[1]))));
        });
        long acknowledged = 0;
        for (Answer answer : ledger.answers()) {
            if (!answer.acknowledges() || answer.path().endsWith(CLOCK)) {
                continue;
            }
            acknowledged++;
            proof.require(
                    receipts.get(answer.service()).contains(answer.key()),
                    "acknowledged and gone: " + answer.account() + " " + answer.path() + " under " + answer.key());
            JsonNode body = parsed(answer.text());
            if (answer.path().matches(".*/applications(/[^/]+/actions)?")) {
                Long revision =
                        revisions.get(answer.service()).get(body.path("id").asText());
                proof.require(
                        revision != null && revision >= body.path("revision").asLong(),
                        "application " + body.path("id").asText() + " was acknowledged at " + body.path("revision")
                                + " and is at " + revision);
            }
        }
        return proof.require(unread == 0, unread + " reads did not show what was acknowledged before")
                .looked(acknowledged, "acknowledged commands");
    }

    /** 2: whatever was answered under one key says the same, and has one effect. */
    Proof once() {
        var proof = new Proof("2 one Idempotency-Key has one effect and one answer");
        Map<String, Set<String>> byKey = new TreeMap<>();
        Map<String, Integer> answered = new HashMap<>();
        Map<String, Set<String>> filed = new HashMap<>();
        for (Answer answer : ledger.answers()) {
            String key = answer.account() + " " + answer.key();
            // A refusal may come before another try succeeds: only what was acknowledged is bound to its key.
            if (answer.acknowledges()) {
                byKey.computeIfAbsent(key, each -> new HashSet<>()).add(answer.text());
                answered.merge(key, 1, Integer::sum);
                if (answer.path().endsWith("/applications")) {
                    filed.computeIfAbsent(answer.service(), each -> new HashSet<>())
                            .add(parsed(answer.text()).path("id").asText());
                }
            }
        }
        byKey.forEach(
                (key, texts) -> proof.require(texts.size() == 1, key + " was answered in " + texts.size() + " ways"));
        services.forEach((service, books) -> {
            long applications = books.count("select count(*) from application");
            long events =
                    books.count("select count(*) from journal_entry where type = 'cn.huice.application.filed.v1'");
            long receipts = books.count(
                    "select count(*) from command_receipt where location ~ '/v1/applications/[0-9a-f-]{36}$'");
            proof.require(
                    applications == events && applications == receipts,
                    service + ": " + applications + " applications, " + events + " filings in the journal, " + receipts
                            + " keys");
            int known = filed.getOrDefault(service, Set.of()).size();
            proof.require(
                    known <= applications,
                    service + ": " + known + " filings were acknowledged, " + applications + " are there");
        });
        long repeated = answered.values().stream().filter(times -> times > 1).count();
        return proof.looked(byKey.size(), "keys").looked(repeated, "of them answered more than once");
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(text, notJson);
        }
    }
}
