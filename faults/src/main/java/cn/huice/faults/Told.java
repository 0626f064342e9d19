package cn.huice.faults;

import cn.huice.faults.Ledger.Answer;
import cn.huice.faults.Ledger.Upload;
import cn.huice.faults.proof.Books;
import cn.huice.faults.proof.Proof;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the clients were told, against what the databases hold: invariants 1 and 2. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Setting the clock is no command: the same twice is the same, so no key is kept of it. */
    private static final String CLOCK = "/v1/clock";

    /** Handing in a file is none either: the same file twice is one. */
    private static final String UPLOAD = "/materials/";

    /** What a command writes into the journal, once, by its path. */
    private static final Map<String, Set<String>> EFFECTS = Map.of(
            ".*/applications",
            Set.of("application.filed"),
            ".*/applications/[^/]+/actions",
            Set.of(
                    "application.submitted",
                    "application.accepted",
                    "application.returned",
                    "application.reviewed",
                    "application.approved",
                    "application.rejected",
                    "application.withdrawn"),
            ".*/applications/[^/]+/materials/.*",
            Set.of("material.added"),
            ".*/payment-batches",
            Set.of("payment-batch.made"),
            ".*/payment-batches/[^/]+/actions",
            Set.of("payment-batch.released", "payment-batch.confirmed"),
            ".*/payment-holds/[^/]+/actions",
            Set.of("payment.cleared"),
            ".*/sanctions",
            Set.of("sanction.imposed"),
            ".*/sanctions/[^/]+/actions",
            Set.of("sanction.lifted"),
            ".*/facts/[^/]+",
            Set.of("fact.verified"));

    /**
     * What one service's database says of commands.
     *
     * @param receipts keys that were answered
     * @param revisions of applications, by id
     */
    record Kept(String service, Set<String> receipts, Map<String, Long> revisions) {
        static Kept of(Books books) {
            return new Kept(
                    books.service(),
                    books.rows("select key from command_receipt where status is not null").stream()
                            .map(row -> row[0])
                            .collect(Collectors.toSet()),
                    books.rows("select id, revision from application").stream()
                            .collect(Collectors.toMap(row -> row[0], row -> Long.valueOf(row[1]))));
        }
    }

    /** A journal entry, and the request that caused it. */
    record Effect(String service, String request, String type) {
        static List<Effect> of(Books books) {
            return books.rows("select request_id, type from journal_entry").stream()
                    .map(row -> new Effect(books.service(), row[0], row[1]))
                    .toList();
        }

        /** Without what all types begin and end with. */
        String what() {
            return type.replaceAll("^cn\\.huice\\.|\\.v\\d+$", "");
        }
    }

    /**
     * How many there are of something, by three ways of counting that must agree.
     *
     * @param counterparts keys of the commands, lines of batches, contents of files: whatever goes with each
     */
    record Made(String what, long rows, long entries, long counterparts) {
        static List<Made> of(Books books) {
            return List.of(
                    of(books, "applications", "application", "application.filed", commands("applications")),
                    of(books, "payment batches", "payment_batch", "payment-batch.made", commands("payment-batches")),
                    of(
                            books,
                            "paid orders",
                            "payment_order where state = 'PAID'",
                            "payment.confirmed",
                            "payment_batch_line where outcome = 'PAID'"),
                    of(
                            books,
                            "files",
                            "material_file",
                            "material.added",
                            "stored_file where holder like 'material:%'"));
        }

        private static String commands(String path) {
            return "command_receipt where location ~ '/v1/" + path + "/[0-9a-f-]{36}$'";
        }

        private static Made of(Books books, String what, String rows, String type, String counterparts) {
            return new Made(
                    books.service() + " " + what,
                    books.count("select count(*) from " + rows),
                    books.count("select count(*) from journal_entry where type = 'cn.huice." + type + ".v1'"),
                    books.count("select count(*) from " + counterparts));
        }
    }

    private Told() {}

    /**
     * 1: every acknowledged command is there; an acknowledged application at its revision or a later one; an acknowledged
     * file to the byte.
     *
     * @param read what was read of each file afterwards; nothing where none could be
     */
    static Proof durable(List<Answer> answers, List<Kept> services, Map<Upload, Optional<String>> read, long unread) {
        var proof = new Proof("1 an acknowledged command is durable and visible");
        Map<String, Kept> kept = services.stream().collect(Collectors.toMap(Kept::service, each -> each));
        long acknowledged = 0;
        for (Answer answer : answers) {
            if (!answer.acknowledges()
                    || answer.path().endsWith(CLOCK)
                    || answer.path().contains(UPLOAD)) {
                continue;
            }
            acknowledged++;
            Kept service = kept.get(answer.service());
            proof.require(
                    service.receipts().contains(answer.key()),
                    "acknowledged and gone: " + answer.account() + " " + answer.path() + " under " + answer.key());
            JsonNode body = parsed(answer.text());
            if (answer.path().matches(".*/applications(/[^/]+/actions)?")) {
                Long revision = service.revisions().get(body.path("id").asText());
                proof.require(
                        revision != null && revision >= body.path("revision").asLong(),
                        "application " + body.path("id").asText() + " was acknowledged at " + body.path("revision")
                                + " and is at " + revision);
            }
        }
        read.forEach((upload, content) -> proof.require(
                content.equals(Optional.of(upload.content())),
                "file " + upload.file() + " of " + upload.application() + " was acknowledged and is "
                        + content.orElse("gone")));
        return proof.require(unread == 0, unread + " reads did not show what was acknowledged before")
                .looked(acknowledged, "acknowledged commands")
                .looked(read.size(), "files read back");
    }

    /** 2: whatever was answered under one key says the same, and has one effect, and what has none is not acknowledged. */
    static Proof once(List<Answer> answers, List<Effect> effects, List<Made> made) {
        var proof = new Proof("2 one Idempotency-Key has one effect and one answer");
        Map<String, Set<String>> byKey = new TreeMap<>();
        Map<String, Integer> answered = new HashMap<>();
        // A refusal may come before another try succeeds: only what was acknowledged is bound to its key.
        for (Answer answer : answers) {
            if (answer.acknowledges()) {
                String key = answer.account() + " " + answer.key();
                byKey.computeIfAbsent(key, each -> new HashSet<>())
                        .add(
                                answer.path().contains(UPLOAD)
                                        ? parsed(answer.text()).path("id").asText()
                                        : answer.text());
                answered.merge(key, 1, Integer::sum);
            }
        }
        byKey.forEach(
                (key, texts) -> proof.require(texts.size() == 1, key + " was answered in " + texts.size() + " ways"));
        long counted = effects(proof, answers, effects);
        made.forEach(each -> proof.require(
                each.rows() == each.entries() && each.rows() == each.counterparts(),
                each.what() + ": " + each.rows() + " are there, " + each.entries() + " in the journal, and "
                        + each.counterparts() + " of what goes with them"));
        long repeated = answered.values().stream().filter(times -> times > 1).count();
        return proof.looked(byKey.size(), "keys")
                .looked(repeated, "of them answered more than once")
                .looked(counted, "effects");
    }

    private static long effects(Proof proof, List<Answer> answers, List<Effect> effects) {
        Map<String, List<Effect>> byRequest = effects.stream().collect(Collectors.groupingBy(Effect::request));
        Map<String, Boolean> acknowledged = new TreeMap<>();
        Map<String, Answer> first = new HashMap<>();
        for (Answer answer : answers) {
            first.putIfAbsent(answer.key(), answer);
            // A file that was there already is no effect of its own.
            acknowledged.merge(answer.key(), mustHaveEffect(answer), Boolean::logicalOr);
        }
        long counted = 0;
        for (var each : first.entrySet()) {
            Optional<Set<String>> types = types(each.getValue().path());
            if (types.isPresent()) {
                long found = byRequest.getOrDefault(Ledger.requestId(each.getKey()), List.of()).stream()
                        .filter(effect -> types.get().contains(effect.what()))
                        .count();
                counted += found;
                proof.require(found <= 1, each.getKey() + " " + each.getValue().path() + " had " + found + " effects");
                proof.require(
                        found > 0 || !acknowledged.get(each.getKey()),
                        each.getKey() + " " + each.getValue().path() + " was acknowledged and had no effect");
            }
        }
        return counted;
    }

    private static boolean mustHaveEffect(Answer answer) {
        return answer.acknowledges() && !answer.path().contains(UPLOAD) || answer.status() == 201;
    }

    private static Optional<Set<String>> types(String path) {
        return EFFECTS.entrySet().stream()
                .filter(each -> path.matches(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(text, notJson);
        }
    }
}
