package cn.huice.land.idle;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.sql.Database;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** 挂牌督办, 暂停新增供地 and 定期通报 of towns and parks. */
@ApplicationScoped
public class SupplyPauses {
    private static final String ARTICLE = "land18-idle-land 四（二）";

    private final Database database;
    private final Journal journal;
    private final Clock clock;

    SupplyPauses(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Nothing new is supplied in a town or park while its supply is paused.
     *
     * @param field in which a request names the place
     * @throws ProblemException 409 {@code supply-paused}, naming the pause, since when and why, and by which article
     */
    public void requireNone(String field, String district, String town) {
        LocalDate today = today();
        database.first("""
                        SELECT * FROM supply_pause
                        WHERE district = ? AND town = ? AND kind = 'SUPPLY_PAUSED' AND from_day <= ?
                          AND (lifted_on IS NULL OR lifted_on > ?)
                        """, SupplyPauses::read, district, town, today, today).ifPresent(pause -> {
            throw ProblemException.conflict(
                    "supply-paused",
                    Text.of(town + " 已暂停新增供地，解除以前不再批准、公告", "New supply is paused in " + town + " until that is lifted"),
                    FieldError.of(
                            field,
                            "措施 " + pause.id() + "：自 " + pause.from() + " 起至解除时止，" + pause.reason(),
                            "pause " + pause.id() + ", from " + pause.from() + " until it is lifted: " + pause.reason(),
                            ARTICLE));
        });
    }

    /** @throws ProblemException 409 where the same stands already */
    @Transactional(TxType.MANDATORY)
    SupplyPause impose(String district, String town, SupplyPause.Kind kind, String reason) {
        SupplyPause pause =
                new SupplyPause(UUID.randomUUID().toString(), district, town, kind, reason, today(), null, 1, 0);
        boolean imposed =
                database.change("""
                        INSERT INTO supply_pause (id, district, town, kind, reason, from_day, revision)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (district, town, kind) WHERE lifted_on IS NULL DO NOTHING
                        """, pause.id(), district, town, kind, reason, pause.from(), pause.revision()) == 1;
        if (!imposed) {
            throw ProblemException.conflict("pause-stands", Text.of("同样的措施正在执行", "The same stands already"));
        }
        tell(pause, "cn.huice.supply-pause.imposed.v1");
        return pause;
    }

    /** @throws ProblemException 404, 409, 412, 428 */
    @Transactional(TxType.MANDATORY)
    SupplyPause lift(String id, Revision seen) {
        SupplyPause pause = database.first("SELECT * FROM supply_pause WHERE id = ? FOR UPDATE", SupplyPauses::read, id)
                .orElseThrow(() -> ProblemException.notFound("措施", id));
        Revision.check(seen, pause.revision());
        if (pause.liftedOn() != null) {
            throw ProblemException.conflict("pause-lifted", Text.of("措施已解除", "It has been lifted"));
        }
        database.change("UPDATE supply_pause SET lifted_on = ?, revision = revision + 1 WHERE id = ?", today(), id);
        SupplyPause lifted = find(id).orElseThrow();
        tell(lifted, "cn.huice.supply-pause.lifted.v1");
        return lifted;
    }

    Optional<SupplyPause> find(String id) {
        return database.first("SELECT * FROM supply_pause WHERE id = ?", SupplyPauses::read, id);
    }

    /** Those that stand, and with them all others where that is asked for. */
    List<SupplyPause> of(Optional<String> district, boolean lifted) {
        return database.list("""
                SELECT * FROM supply_pause WHERE (?::text IS NULL OR district = ?) AND (? OR lifted_on IS NULL)
                ORDER BY sequence DESC LIMIT 1000
                """, SupplyPauses::read, district, district, lifted);
    }

    private void tell(SupplyPause pause, String type) {
        journal.append(NewEntry.kept("supply-pause/" + pause.id(), type, pause.district(), pause));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }

    private static SupplyPause read(ResultSet row) throws SQLException {
        return new SupplyPause(
                row.getString("id"),
                row.getString("district"),
                row.getString("town"),
                SupplyPause.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("lifted_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
