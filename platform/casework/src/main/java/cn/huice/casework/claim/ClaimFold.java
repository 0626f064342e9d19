package cn.huice.casework.claim;

import cn.huice.journal.Event;
import cn.huice.journal.EventHandler;
import cn.huice.journal.ThisService;
import cn.huice.policy.Matching;
import cn.huice.policy.StackingRule;
import cn.huice.policy.number.Fraction;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Folds the claims of all services, this one's included, in the order of the log. What is read out of its place, from a dead letter,
 * takes its place, and what stands behind it is weighed anew.
 */
@ApplicationScoped
class ClaimFold implements EventHandler {
    private final ClaimTable table;
    private final ThisService service;
    private final MatchedClaims matched;
    private final Weighing weighing;

    ClaimFold(ClaimTable table, ThisService service, MatchedClaims matched, Weighing weighing) {
        this.table = table;
        this.service = service;
        this.matched = matched;
        this.weighing = weighing;
    }

    @Override
    public String topic() {
        return Claims.TOPIC;
    }

    @Override
    public Set<String> types() {
        return Set.of(Claims.MADE, Claims.WITHDRAWN, Claims.RECOVERED);
    }

    @Override
    public void handle(Event event) {
        String id = event.data().required("claim").textValue();
        table.lockSubject(event.subjectId());
        switch (event.type()) {
            case Claims.WITHDRAWN -> withdrawn(id, event);
            case Claims.RECOVERED ->
                table.recovered(
                        id, new BigDecimal(event.data().required("recovered").textValue()));
            default -> made(id, event);
        }
        matched.weigh(event.subjectId());
    }

    private void withdrawn(String id, Event event) {
        table.withdrawn(id, event);
        if (isLate(event)) {
            weighing.from(event);
        }
    }

    /** What is read from the log itself never is, even where the topic was begun anew and its places with it. */
    private boolean isLate(Event event) {
        return event.replayed() && table.readBehind(event);
    }

    private void made(String id, Event event) {
        ClaimDraft draft = draft(event);
        if (table.insert(id, event.source(), draft, false)) {
            table.hearWhatWasTold(id);
        }
        Claim claim = table.locked(id).orElseThrow();
        if (claim.read()) {
            return;
        }
        table.place(id, event, draft);
        if (claim.state() != Claim.State.PENDING || isLate(event)) {
            weighing.from(event);
        } else {
            weighing.last(claim);
        }
    }

    private static ClaimDraft draft(Event event) {
        JsonNode data = event.data();
        return new ClaimDraft(
                data.required("application").textValue(),
                event.subjectId(),
                data.required("group").textValue(),
                data.has("matches")
                        ? StackingRule.MATCHED
                        : StackingRule.valueOf(data.required("rule").textValue()),
                marks(data.path("together")),
                limit(data),
                new BigDecimal(data.required("amount").textValue()),
                data.required("policy").textValue(),
                marks(data.path("marks")),
                excludedBy(data),
                matching(data));
    }

    private static Optional<Matching> matching(JsonNode data) {
        if (!data.has("matches")) {
            return Optional.empty();
        }
        JsonNode matches = data.path("matches");
        String[] ratio = matches.required("ratio").textValue().split("/", 2);
        return Optional.of(new Matching(
                Optional.ofNullable(matches.path("policy").textValue()),
                Optional.ofNullable(matches.path("group").textValue()),
                Fraction.of(new BigDecimal(ratio[0])).dividedBy(Fraction.of(new BigDecimal(ratio[1])))));
    }

    private static Optional<BigDecimal> limit(JsonNode data) {
        return Optional.ofNullable(data.path("limit").textValue()).map(BigDecimal::new);
    }

    /** Left out where there are none. */
    private static Map<String, String> marks(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, mark -> mark.getValue().textValue()));
    }

    /** Left out where nothing excludes it. */
    private static ExcludedBy excludedBy(JsonNode data) {
        return new ExcludedBy(
                texts(data.path("excludedBy").path("policies")),
                texts(data.path("excludedBy").path("groups")),
                StreamSupport.stream(data.path("excludedBy").path("within").spliterator(), false)
                        .map(each -> new ExcludedBy.Within(
                                Optional.ofNullable(each.path("policy").textValue()),
                                Optional.ofNullable(each.path("group").textValue()),
                                marks(each.path("marks"))))
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
