package cn.huice.casework.round;

import cn.huice.casework.round.Round.State;
import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds and their entries as they are stored. */
@ApplicationScoped
class RoundTable {
    private final Database database;
    private final Json json;

    RoundTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @return false where the policy has a round of that year and district at work */
    boolean insert(Round r) {
        return database.change(
                        """
                        insert into round (id, policy_id, procedure_id, year, district, title, total, places, until,
                                           state, opened_by, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?) on conflict do nothing
                        """,
                        r.id(),
                        r.policy(),
                        r.procedure(),
                        r.year(),
                        r.district(),
                        r.title(),
                        r.total(),
                        r.places(),
                        r.until(),
                        r.openedBy(),
                        r.openedAt())
                == 1;
    }

    void close(String id, String rules, List<Entrant> entrants) {
        database.change(
                "update round set state = 'CLOSED', rules = ?, revision = revision + 1 where id = ?", rules, id);
        for (Entrant e : entrants) {
            database.change(
                    """
                    insert into round_entry (round_id, case_id, number, district, submitted_at, asked, exempt, grouping,
                                             indicators)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    e.caseId(),
                    e.number(),
                    e.district(),
                    e.submittedAt(),
                    e.asked(),
                    e.exempt(),
                    e.group(),
                    json.write(e.values()));
        }
    }

    /** Drops what was fixed. @param state OPEN or CANCELLED */
    void release(String id, State state) {
        database.change("delete from round_entry where round_id = ?", id);
        database.change("update round set state = ?, rules = null, revision = revision + 1 where id = ?", state, id);
    }

    void decide(String id, Funds funds, String inputsDigest, String resultDigest, Instant at, List<Verdict> verdicts) {
        database.change("""
                update round set state = 'DECIDED', funds = ?, inputs_digest = ?, result_digest = ?, decided_at = ?,
                                 revision = revision + 1
                where id = ?
                """, json.write(funds), inputsDigest, resultDigest, at, id);
        for (Verdict v : verdicts) {
            database.change(
                    """
                    update round_entry set rank = ?, score = ?, standing = ?, amount = ?
                    where round_id = ? and case_id = ?
                    """,
                    v.rank().isPresent() ? v.rank().getAsInt() : null,
                    v.score().map(score -> score.rounded(10)),
                    v.standing(),
                    v.amount(),
                    id,
                    v.entrant().caseId());
        }
    }

    Optional<Round> find(String id) {
        return database.first("select * from round where id = ?", this::round, id);
    }

    Optional<Round> locked(String id) {
        return database.first("select * from round where id = ? for update", this::round, id);
    }

    /** Newest first. @param district of those rounds, and the city's; null for all. @param after an id, null to begin */
    List<Round> page(String policy, String district, String after, int limit) {
        return database.list("""
                select * from round where (cast(? as text) is null or policy_id = ?)
                    and (cast(? as text) is null or district in (?, '120000'))
                    and (cast(? as text) is null or (opened_at, id) < (select opened_at, id from round where id = ?))
                order by opened_at desc, id desc limit ?
                """, this::round, policy, policy, district, district, after, after, limit);
    }

    List<Entrant> entrants(String round) {
        return database.list("select * from round_entry where round_id = ? order by number", this::entrant, round);
    }

    /** As they were decided. */
    List<RoundView.Entry> entries(String round) {
        return database.list(
                """
                select * from round_entry where round_id = ?
                order by exempt desc, grouping, rank nulls first, number
                """,
                row -> new RoundView.Entry(
                        row.getString("case_id"),
                        row.getString("number"),
                        row.getString("district"),
                        row.getBigDecimal("asked"),
                        row.getBoolean("exempt"),
                        row.getString("grouping"),
                        json.read(row.getString("indicators"), new TypeReference<Map<String, BigDecimal>>() {}),
                        row.getObject("rank", Integer.class),
                        row.getBigDecimal("score"),
                        Verdict.Standing.valueOf(row.getString("standing")),
                        row.getBigDecimal("amount")),
                round);
    }

    private Entrant entrant(ResultSet row) throws SQLException {
        return new Entrant(
                row.getString("case_id"),
                row.getString("number"),
                row.getString("district"),
                Database.instant(row, "submitted_at"),
                row.getBigDecimal("asked"),
                row.getBoolean("exempt"),
                row.getString("grouping"),
                json.read(row.getString("indicators"), new TypeReference<Map<String, BigDecimal>>() {}));
    }

    private Round round(ResultSet row) throws SQLException {
        String funds = row.getString("funds");
        return new Round(
                row.getString("id"),
                row.getString("policy_id"),
                row.getString("procedure_id"),
                row.getInt("year"),
                row.getString("district"),
                row.getString("title"),
                row.getBigDecimal("total"),
                row.getObject("places", Integer.class),
                row.getObject("until", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("rules"),
                funds == null ? null : json.read(funds, new TypeReference<Funds>() {}),
                row.getString("inputs_digest"),
                row.getString("result_digest"),
                row.getString("opened_by"),
                Database.instant(row, "opened_at"),
                Database.instant(row, "decided_at"),
                row.getLong("revision"));
    }
}
