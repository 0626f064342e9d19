package cn.huice.casework.duty;

import cn.huice.casework.duty.Duty.State;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Duties as they are stored. */
@ApplicationScoped
class DutyTable {
    private static final int AT_ONCE = 500;

    private final Database database;

    DutyTable(Database database) {
        this.database = database;
    }

    /** @return false where that duty is there already */
    boolean insert(String id, DutyDraft draft, LocalDate today) {
        Responsible responsible = draft.responsible();
        return database.change(
                        """
                        insert into duty (id, policy_id, article, code, title, subject_kind, subject_id, district, responsible,
                                          responsible_kind, responsible_name, due, opened_on, state, origin_kind, origin_id,
                                          recurrence, by_command)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?)
                        on conflict (origin_kind, origin_id, code, recurrence) do nothing
                        """,
                        id,
                        draft.policy(),
                        draft.article(),
                        draft.code(),
                        draft.title(),
                        draft.subject().kind(),
                        draft.subject().id(),
                        draft.district(),
                        responsible.type(),
                        responsible instanceof Responsible.Subject(SubjectId subject) ? subject.kind() : null,
                        responsible.name(),
                        draft.due(),
                        today,
                        draft.origin().kind(),
                        draft.origin().id(),
                        draft.recurrence(),
                        draft.byCommand())
                == 1;
    }

    void close(String id, State state, LocalDate on, String note) {
        database.change(
                "update duty set state = ?, closed_on = ?, note = ?, revision = revision + 1 where id = ?",
                state,
                on,
                note,
                id);
    }

    /** The revision stays: nothing changes for whoever fulfils it. */
    void overdue(String id, LocalDate today) {
        database.change("update duty set overdue_on = ? where id = ?", today, id);
    }

    Optional<Duty> find(String id) {
        return database.first("select * from duty where id = ?", DutyTable::read, id);
    }

    Optional<Duty> locked(String id) {
        return database.first("select * from duty where id = ? for update", DutyTable::read, id);
    }

    Optional<Duty> of(Origin origin, String code, String recurrence) {
        return database.first(
                "select * from duty where origin_kind = ? and origin_id = ? and code = ? and recurrence = ?",
                DutyTable::read,
                origin.kind(),
                origin.id(),
                code,
                recurrence);
    }

    List<Duty> of(Origin origin) {
        return database.list(
                "select * from duty where origin_kind = ? and origin_id = ? order by due, sequence",
                DutyTable::read,
                origin.kind(),
                origin.id());
    }

    /** The most urgent first. */
    List<Duty> page(DutyFilter filter, int rows) {
        return database.list(
                "select * from duty where " + filter.where() + " order by due, sequence limit " + rows,
                DutyTable::read,
                filter.arguments());
    }

    /** All of them in the same order, in the caller's transaction. */
    void each(DutyFilter filter, Consumer<Duty> visit) {
        database.each(
                "select * from duty where " + filter.where() + " order by due, sequence",
                row -> visit.accept(read(row)),
                filter.arguments());
    }

    List<String> lateUnmarked(LocalDate today) {
        return database.list(
                "select id from duty where state = 'OPEN' and overdue_on is null and due < ? order by due, sequence limit "
                        + AT_ONCE,
                row -> row.getString(1),
                today);
    }

    private static Duty read(ResultSet row) throws SQLException {
        return new Duty(
                row.getString("id"),
                row.getString("policy_id"),
                row.getString("article"),
                row.getString("code"),
                row.getString("title"),
                new Concern(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("district"),
                responsible(row),
                row.getObject("due", LocalDate.class),
                row.getObject("opened_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getObject("closed_on", LocalDate.class),
                row.getString("note"),
                new Origin(row.getString("origin_kind"), row.getString("origin_id")),
                row.getString("recurrence"),
                row.getBoolean("by_command"),
                row.getObject("overdue_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }

    private static Responsible responsible(ResultSet row) throws SQLException {
        String name = row.getString("responsible_name");
        return switch (row.getString("responsible")) {
            case "SUBJECT" -> new Responsible.Subject(new SubjectId(row.getString("responsible_kind"), name));
            case "DEPARTMENT" -> new Responsible.Department(name);
            default -> new Responsible.Role(name);
        };
    }
}
