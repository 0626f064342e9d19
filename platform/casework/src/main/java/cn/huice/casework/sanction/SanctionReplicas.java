package cn.huice.casework.sanction;

import cn.huice.journal.Event;
import cn.huice.journal.EventHandler;
import cn.huice.journal.ThisService;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;

/** Keeps the sanctions other services impose, so that this one obeys them without asking. */
@ApplicationScoped
class SanctionReplicas implements EventHandler {
    private final SanctionTable table;
    private final ThisService service;
    private final ObjectMapper mapper;
    private final jakarta.enterprise.event.Event<SubjectSanctioned> sanctioned;
    private final jakarta.enterprise.event.Event<SanctionEnded> ended;

    SanctionReplicas(
            SanctionTable table,
            ThisService service,
            ObjectMapper mapper,
            jakarta.enterprise.event.Event<SubjectSanctioned> sanctioned,
            jakarta.enterprise.event.Event<SanctionEnded> ended) {
        this.table = table;
        this.service = service;
        this.mapper = mapper;
        this.sanctioned = sanctioned;
        this.ended = ended;
    }

    @Override
    public String topic() {
        return Sanctions.TOPIC;
    }

    @Override
    public Set<String> types() {
        return Set.of(Sanctions.IMPOSED, Sanctions.LIFTED);
    }

    @Override
    public void handle(Event event) {
        if (!event.source().equals(service.source())) {
            keep(data(event).replica(event.source(), event.subjectId()));
        }
    }

    /** After compaction the lifting may be the first that is heard of a sanction. */
    private void keep(Sanction replica) {
        boolean isNew = table.insert(replica);
        if (isNew && !replica.lifted()) {
            sanctioned.fire(new SubjectSanctioned(replica.subjectId(), replica.id(), replica.reason()));
        } else if (!isNew
                && replica.lifted()
                && !table.locked(replica.id()).orElseThrow().lifted()) {
            table.lift(replica.id());
            ended.fire(new SanctionEnded(replica.subjectId(), replica.id()));
        }
    }

    /** A later version of the event may say more, and an earlier one less. */
    private SanctionData data(Event event) {
        try {
            return mapper.readerFor(SanctionData.class)
                    .without(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(event.data());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a sanction: " + event.id(), e);
        }
    }
}
