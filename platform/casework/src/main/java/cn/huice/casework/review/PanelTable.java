package cn.huice.casework.review;

import cn.huice.casework.review.Panel.Draw;
import cn.huice.casework.review.Panel.Seat;
import cn.huice.casework.review.Panel.SeatState;
import cn.huice.casework.review.Panel.State;
import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Panels, their draws and seats as they are stored. */
@ApplicationScoped
class PanelTable {
    private final Database database;
    private final Json json;

    PanelTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void insert(Panel p) {
        database.change(
                """
                insert into panel (id, case_id, procedure_id, step_index, policy_id, title, subject_kind, subject_id,
                                   parties, district, facts, state, next_seed, revision)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                """,
                p.id(),
                p.caseId(),
                p.procedureId(),
                p.step(),
                p.policy(),
                p.title(),
                p.subject().kind(),
                p.subject().id(),
                p.parties(),
                p.district(),
                json.write(p.facts()),
                p.state(),
                p.nextSeed());
    }

    void move(String id, State state) {
        database.change("update panel set state = ?, revision = revision + 1 where id = ?", state, id);
    }

    void minute(String id, String minutes, String digest, boolean passed) {
        database.change("""
                update panel set state = 'SIGNING', minutes = ?, minutes_digest = ?, passed = ?, revision = revision + 1
                where id = ?
                """, minutes, digest, passed, id);
    }

    void insert(String panel, Draw d, String nextSeed) {
        database.change(
                "insert into panel_draw (panel_id, number, seed, seats, eligible, excluded, drawn) values (?,?,?,?,?,?,?)",
                panel,
                d.number(),
                d.seed(),
                d.seats(),
                d.eligible(),
                d.excluded(),
                d.drawn());
        database.change("update panel set next_seed = ? where id = ?", nextSeed, panel);
        for (String expert : d.drawn()) {
            database.change(
                    "insert into panel_seat (panel_id, expert_id, draw, state) values (?, ?, ?, 'SEATED')",
                    panel,
                    expert,
                    d.number());
        }
    }

    void put(String panel, Seat s) {
        database.change(
                "update panel_seat set state = ?, points = ?, vetoes = ?, reason = ? where panel_id = ? and expert_id = ?",
                s.state(),
                json.write(s.points()),
                s.vetoes(),
                s.reason(),
                panel,
                s.expert());
    }

    Optional<Panel> find(String id) {
        return database.first("select * from panel where id = ?", this::panel, id);
    }

    Optional<Panel> locked(String id) {
        return database.first("select * from panel where id = ? for update", this::panel, id);
    }

    Optional<Panel> lockedLiveOf(String caseId) {
        return database.first(
                "select * from panel where case_id = ? and state in ('OPEN', 'SCORING', 'SIGNING') for update",
                this::panel,
                caseId);
    }

    Optional<Panel> concludedOf(String caseId) {
        return database.first(
                "select * from panel where case_id = ? and state = 'CONCLUDED' order by opened desc limit 1",
                this::panel,
                caseId);
    }

    /** Those of a district, all where it is null; newest first. @param after an id, null to begin */
    List<Panel> ofDistrict(String district, String after, int limit) {
        return database.list("""
                select * from panel where (cast(? as text) is null or district = ?)
                    and (cast(? as text) is null or (opened, id) < (select opened, id from panel where id = ?))
                order by opened desc, id desc limit ?
                """, this::panel, district, district, after, after, limit);
    }

    /** Those an expert has been drawn into and not left; newest first. @param after an id, null to begin */
    List<Panel> ofExpert(String expert, String after, int limit) {
        return database.list("""
                select p.* from panel p
                where exists (select 1 from panel_seat s
                              where s.panel_id = p.id and s.expert_id = ? and s.state <> 'RECUSED')
                    and (cast(? as text) is null or (opened, id) < (select opened, id from panel where id = ?))
                order by p.opened desc, p.id desc limit ?
                """, this::panel, expert, after, after, limit);
    }

    /** Cases and their panels that wait for an expert's scores or signature. */
    Map<String, String> waitingFor(String account) {
        return database.list("""
                        select p.case_id, p.id from panel p
                        join panel_seat s on s.panel_id = p.id join expert e on e.id = s.expert_id
                        where e.account = ? and ((p.state = 'SCORING' and s.state = 'SEATED')
                                                 or (p.state = 'SIGNING' and s.state = 'SCORED'))
                        """, row -> Map.entry(row.getString(1), row.getString(2)), account).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Draw> draws(String panel) {
        return database.list(
                "select * from panel_draw where panel_id = ? order by number",
                row -> new Draw(
                        row.getInt("number"),
                        row.getString("seed"),
                        row.getInt("seats"),
                        texts(row, "eligible"),
                        texts(row, "excluded"),
                        texts(row, "drawn")),
                panel);
    }

    List<Seat> seats(String panel) {
        return database.list(
                "select * from panel_seat where panel_id = ? order by expert_id",
                row -> new Seat(
                        row.getString("expert_id"),
                        row.getInt("draw"),
                        SeatState.valueOf(row.getString("state")),
                        json.read(row.getString("points"), new TypeReference<Map<String, BigDecimal>>() {}),
                        texts(row, "vetoes"),
                        row.getString("reason")),
                panel);
    }

    private Panel panel(ResultSet row) throws SQLException {
        return new Panel(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("procedure_id"),
                row.getInt("step_index"),
                row.getString("policy_id"),
                row.getString("title"),
                new SubjectId(row.getString("subject_kind"), row.getString("subject_id")),
                texts(row, "parties"),
                row.getString("district"),
                json.read(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                State.valueOf(row.getString("state")),
                row.getString("next_seed"),
                row.getString("minutes"),
                row.getString("minutes_digest"),
                row.getObject("passed", Boolean.class),
                row.getLong("revision"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
