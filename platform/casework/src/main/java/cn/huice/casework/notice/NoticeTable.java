package cn.huice.casework.notice;

import cn.huice.casework.notice.PublicNotice.State;
import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notices as they are stored. */
@ApplicationScoped
class NoticeTable {
    private final Database database;
    private final Json json;

    NoticeTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @return as it is stored, with its sequence */
    PublicNotice insert(PublicNotice n) {
        return database.first(
                        """
                insert into public_notice (id, case_id, subject_id, policy_id, title, subject_name, amount, district,
                                           article, published_on, until_day, state, most_extension)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning *
                """,
                        this::read,
                        n.id(),
                        n.caseId(),
                        n.subjectId(),
                        n.policy(),
                        n.title(),
                        n.subjectName(),
                        n.amount(),
                        n.district(),
                        n.article(),
                        n.publishedOn(),
                        n.until(),
                        n.state(),
                        n.mostExtension())
                .orElseThrow();
    }

    void move(PublicNotice notice, State state) {
        database.change("update public_notice set state = ? where id = ?", state, notice.id());
    }

    void extend(PublicNotice notice, List<Extension> extensions) {
        database.change(
                "update public_notice set until_day = ?, extensions = ?::jsonb where id = ?",
                extensions.getLast().until(),
                json.write(extensions),
                notice.id());
    }

    Optional<PublicNotice> find(String id) {
        return database.first("select * from public_notice where id = ?", this::read, id);
    }

    Optional<PublicNotice> locked(String id) {
        return database.first("select * from public_notice where id = ? for update", this::read, id);
    }

    Optional<PublicNotice> latestOf(String caseId) {
        return database.first(
                "select * from public_notice where case_id = ? order by sequence desc limit 1", this::read, caseId);
    }

    Optional<PublicNotice> lockedLiveOf(String caseId) {
        return database.first(
                "select * from public_notice where case_id = ? and state in ('OPEN', 'OBJECTED') for update",
                this::read,
                caseId);
    }

    /** Notices whose term had run out before that day. */
    List<String> due(LocalDate today) {
        return database.list(
                "select id from public_notice where state = 'OPEN' and until_day < ? order by until_day, sequence",
                row -> row.getString(1),
                today);
    }

    /** Empty where another replica is ending it, or somebody has objected meanwhile. */
    Optional<PublicNotice> lockedDue(String id) {
        return database.first(
                "select * from public_notice where id = ? and state = 'OPEN' for update skip locked", this::read, id);
    }

    /** Newest first. @param before sequence of the last one seen; null to start */
    List<PublicNotice> page(State state, String district, String policy, Long before, int rows) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder("true");
        and(where, arguments, "state = ?", state);
        and(where, arguments, "district = ?", district);
        and(where, arguments, "policy_id = ?", policy);
        and(where, arguments, "sequence < ?", before);
        arguments.add(rows);
        return database.list(
                "select * from public_notice where " + where + " order by sequence desc limit ?",
                this::read,
                arguments.toArray());
    }

    private static void and(StringBuilder where, List<Object> arguments, String condition, Object argument) {
        if (argument != null) {
            where.append(" and ").append(condition);
            arguments.add(argument);
        }
    }

    private PublicNotice read(ResultSet row) throws SQLException {
        return new PublicNotice(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("subject_id"),
                row.getString("policy_id"),
                row.getString("title"),
                row.getString("subject_name"),
                row.getBigDecimal("amount"),
                row.getString("district"),
                row.getString("article"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                State.valueOf(row.getString("state")),
                json.read(row.getString("extensions"), new TypeReference<>() {}),
                row.getInt("most_extension"),
                row.getLong("sequence"));
    }
}
