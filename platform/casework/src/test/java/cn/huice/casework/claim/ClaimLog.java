package cn.huice.casework.claim;

import static cn.huice.casework.testbed.Api.commit;

import cn.huice.casework.testbed.OtherService;
import cn.huice.journal.Event;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What another service tells of claims, read event by event, and what becomes of it. */
@ApplicationScoped
class ClaimLog {
    private final ClaimFold fold;
    private final Database database;
    private final ObjectMapper mapper;

    ClaimLog(ClaimFold fold, Database database, ObjectMapper mapper) {
        this.fold = fold;
        this.database = database;
        this.mapper = mapper;
    }

    Event event(String subject, int partition, long offset, String type, Map<String, ?> data) {
        return new Event(
                UUID.randomUUID().toString(),
                OtherService.LAND,
                type,
                subject,
                Instant.now(),
                mapper.valueToTree(data),
                Claims.TOPIC,
                partition,
                offset);
    }

    void read(Event event) {
        commit(() -> fold.handle(event));
    }

    /** State and what is granted, 元. */
    String stands(Object claim) {
        return database.first(
                        "select state, granted from claim where id = ?",
                        row -> row.getString(1) + " " + row.getBigDecimal(2),
                        claim)
                .orElseThrow();
    }
}
