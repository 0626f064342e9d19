package cn.huice.testing.walk;

import static org.awaitility.Awaitility.await;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.testing.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One application from its first page to its decision, with everyone who has a hand in it. */
final class CaseWalk {
    static final String DISTRICT = "120103";
    private static final String CITY = Tokens.officer("120000");
    private static final Set<String> REGISTERED_KINDS = Set.of("person", "enterprise", "institution");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_STATED = 10;
    private static final byte[] PAPER = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final Door door;
    private final OtherServices others;
    private final Set<String> owned;
    private final String walk;
    private final Specimen specimen;
    private final Subject applicant;
    private final List<Subject> related = new ArrayList<>();
    private final String token;
    private final Preparation preparation;
    private final String clerk;
    private String path = "";

    /**
     * @param owned the kinds of subject whose facts are verified at this service
     * @param walk goes before the ids of its subjects
     */
    CaseWalk(
            Door door,
            OtherServices others,
            Set<String> owned,
            String walk,
            Specimen specimen,
            Preparation preparation) {
        this.door = door;
        this.others = others;
        this.owned = owned;
        this.specimen = specimen;
        this.preparation = preparation;
        clerk = Tokens.officer(preparation.district());
        String kind = applying(specimen.beneficiary());
        this.walk = walk;
        applicant = new Subject(kind, walk + "-" + specimen.id());
        token = Tokens.applicant(applicant.id(), kind);
    }

    Specimen specimen() {
        return specimen;
    }

    /** Files and submits it, and takes it as far as it goes before time has to pass. */
    void file() {
        relate("project");
        if (!REGISTERED_KINDS.contains(specimen.beneficiary())) {
            relate(specimen.beneficiary());
        }
        if (!applicant.kind().equals("person") && owned.contains("person")) {
            relate("person");
        }
        preparation.related().forEach(subject -> related.add(new Subject(subject.get("kind"), subject.get("id"))));
        Map<String, Object> filing = new LinkedHashMap<>();
        filing.put("policy", specimen.id());
        filing.put("district", preparation.district());
        filing.put("related", related.stream().map(Subject::named).toList());
        filing.put("facts", specimen.facts());
        path = "/v1/applications/"
                + door.post("/v1/applications", token, filing).expect(201).text("/id");
        handIn();
        preparation.filed(path.substring(path.lastIndexOf('/') + 1), token);
        Door.Answer submitted = act(token, Map.of("action", "submit")).expect(200);
        if (!submitted.text("/state").equals("IN_PROGRESS")) {
            throw new AssertionError("submitted, but " + submitted.body());
        }
        proceed();
    }

    /** Goes on until somebody else than an officer has to do something, or it is decided. */
    void proceed() {
        Door.Answer seen = read();
        while (seen.text("/state").equals("IN_PROGRESS")
                && !seen.text("/step/kind").equals("NOTICE")) {
            step(seen).expect(200);
            seen = read();
        }
    }

    boolean atNotice() {
        return read().text("/step/kind").equals("NOTICE");
    }

    /** @throws AssertionError unless it was decided, for the sum that was assessed */
    void requireDecided() {
        Door.Answer seen = read();
        boolean decided = Set.of("APPROVED", "COMPLETED").contains(seen.text("/state"))
                && seen.body().path("decidedOn").isTextual();
        if (!decided) {
            throw new AssertionError("not decided: " + seen.body());
        }
    }

    /** Has the officer complete it where nothing but that is left; what the closing registers and nobody has stated is stated. */
    void close() {
        Door.Answer seen = read();
        if (!seen.text("/step/kind").equals("CLOSING") || seen.text("/state").equals("COMPLETED")) {
            return;
        }
        Map<String, Object> stated = new LinkedHashMap<>();
        String officer = seen.text("/step/actor").equals("市级") ? CITY : clerk;
        Door.Answer closed = act(officer, Map.of("action", "complete"));
        while (closed.status() == 400 && stated.size() < MOST_STATED) {
            String key = closed.body().at("/errors/0/field").asText().replaceFirst("^facts\\.", "");
            stated.put(key, Specimen.some(Vocabulary.standard().find(key).orElseThrow(), specimen.day()));
            closed = act(officer, Map.of("action", "complete", "facts", stated));
        }
        closed.expect(200);
    }

    boolean completed() {
        return read().text("/state").equals("COMPLETED");
    }

    /** Whether what was decided has been weighed against other awards and is on its way to the treasury. */
    boolean granted() {
        Door.Answer seen = read();
        return seen.body().path("granted").isTextual()
                && (new BigDecimal(seen.text("/granted")).signum() == 0
                        || !seen.body().path("payments").isEmpty());
    }

    private Door.Answer step(Door.Answer seen) {
        String kind = seen.text("/step/kind");
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("action", kind.equals("ACCEPTANCE") ? "accept" : "approve");
        if (kind.equals("DECISION")) {
            specimen.decidedAmount().ifPresent(amount -> action.put("amount", amount));
        }
        Door.Answer answer = taken(seen, action);
        if (answer.status() == 409 && answer.code().equals("facts-unverified")) {
            verify(answer.body().path("errors"));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
                Door.Answer again = taken(read(), action);
                return again.status() != 409 || !again.code().equals("facts-unverified");
            });
            return read();
        }
        return answer;
    }

    private Door.Answer taken(Door.Answer seen, Map<String, Object> action) {
        Door.Answer last = seen;
        boolean joint = false;
        for (JsonNode opinion : seen.body().path("opinions")) {
            if (opinion.path("agrees").isNull()) {
                joint = true;
                String department = opinion.path("department").asText();
                last = door.post(
                        path + "/opinions",
                        Tokens.department(department),
                        Map.of("department", department, "agrees", true));
            }
        }
        return joint ? last : act(seen.text("/step/actor").equals("市级") ? CITY : clerk, action);
    }

    private void verify(JsonNode unverified) {
        for (JsonNode error : unverified) {
            String key = error.path("field").asText().replaceFirst("^facts\\.", "");
            Attribute attribute = Vocabulary.standard().find(key).orElseThrow();
            vouch(attribute, specimen.facts().get(key));
        }
    }

    /**
     * Where its subject is registered: here, or elsewhere, and then it comes by event. Personal data never leave the
     * register of people: what an enterprise applies with about somebody is verified about that person, whom it names.
     */
    private void vouch(Attribute attribute, Object value) {
        String key = attribute.key().value();
        Subject about = applicant;
        if (!owned.contains(applicant.kind()) && attribute.pii()) {
            about = related.stream()
                    .filter(subject -> subject.kind().equals("person") && owned.contains("person"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody can verify " + key + " here"));
        }
        if (owned.contains(about.kind())) {
            door.put(about.path() + "/facts/" + key, Tokens.department(attribute.authority()), Map.of("value", value))
                    .expect(200);
        } else {
            others.verified(
                    about, key, value, attribute.authority(), specimen.day().toString());
        }
    }

    private void handIn() {
        if (specimen.policy().path("materials").isEmpty()) {
            return;
        }
        for (JsonNode missing :
                door.get(path + "/materials", token).expect(200).body().path("missing")) {
            String name =
                    URLEncoder.encode(missing.asText(), StandardCharsets.UTF_8).replace("+", "%20");
            door.upload(path + "/materials/" + name + "?name=a.pdf", token, "application/pdf", PAPER)
                    .expect(201);
        }
    }

    private void relate(String kind) {
        if (Set.of("none", "team", "district").contains(kind)
                || related.stream().anyMatch(other -> other.kind().equals(kind))) {
            return;
        }
        Subject subject = new Subject(kind, walk + "-" + specimen.id() + "-" + kind);
        door.post("/v1/subjects/" + kind, clerk, Map.of("id", subject.id(), "district", preparation.district()))
                .expect(201);
        related.add(subject);
    }

    private Door.Answer act(String who, Map<String, ?> action) {
        return door.act(path + "/actions", who, door.get(path, who).etag(), action);
    }

    private Door.Answer read() {
        return door.get(path, CITY).expect(200);
    }

    private static String applying(String beneficiary) {
        return switch (beneficiary) {
            case "person", "team" -> "person";
            case "institution", "district" -> "institution";
            default -> "enterprise";
        };
    }
}
