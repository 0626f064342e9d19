package cn.huice.casework.budget;

import cn.huice.casework.budget.Movement.Sums;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Budgets and the reservations on them, as they are stored. Budgets are locked in the order of years and ids. */
@ApplicationScoped
class BudgetTable {
    private final Database database;

    BudgetTable(Database database) {
        this.database = database;
    }

    /**
     * What one budget holds for a case.
     *
     * @param recovered of what was paid, what has come back to the treasury
     */
    record Reservation(
            Budget budget, BigDecimal reserved, BigDecimal committed, BigDecimal paid, BigDecimal recovered) {

        BigDecimal uncommitted() {
            return reserved.subtract(committed);
        }

        /** What was paid and has not come back. */
        BigDecimal kept() {
            return paid.subtract(recovered);
        }
    }

    /** @return false where that programme, year and level have a budget already */
    boolean insert(Budget b) {
        return database.change("""
                        insert into budget (id, programme, year, level, district, total) values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """, b.id(), b.programme(), b.year(), b.level(), b.district(), b.total()) == 1;
    }

    void amend(String id, BigDecimal total) {
        database.change("update budget set total = ?, revision = revision + 1 where id = ?", total, id);
    }

    /** Moves the sums of a budget and of a case's reservation on it by as much. */
    void book(String caseId, Budget budget, Sums by) {
        database.change("""
                update budget set total = total + ?, reserved = reserved + ?, committed = committed + ?,
                                  paid = paid + ?, revision = revision + 1
                where id = ?
                """, by.total(), by.reserved(), by.committed(), by.paid(), budget.id());
        database.change("""
                merge into budget_reservation r
                using (values (?::varchar, ?::varchar, ?::numeric, ?::numeric, ?::numeric))
                    m (case_id, budget_id, reserved, committed, paid)
                on r.case_id = m.case_id and r.budget_id = m.budget_id
                when matched then update set reserved = r.reserved + m.reserved,
                    committed = r.committed + m.committed, paid = r.paid + m.paid
                when not matched then insert (case_id, budget_id, reserved, committed, paid)
                    values (m.case_id, m.budget_id, m.reserved, m.committed, m.paid)
                """, caseId, budget.id(), by.reserved(), by.committed(), by.paid());
    }

    /** Part of what was paid is back in the treasury. */
    void surrender(String caseId, Budget budget, BigDecimal amount) {
        database.change(
                "update budget_reservation set recovered = recovered + ? where case_id = ? and budget_id = ?",
                amount,
                caseId,
                budget.id());
    }

    /** One at a time books on a case, so that what it draws on grows only by a carry-over, into a later year. */
    void lockCases(Collection<String> caseIds) {
        database.list("""
                select pg_advisory_xact_lock(hash) from
                    (select distinct hashtextextended('budget.case/' || id, 0) hash from unnest(?::text[]) id
                     order by hash) cases
                """, row -> true, List.copyOf(caseIds));
    }

    /** All budgets these cases draw on, in the order everyone keeps. */
    void lockOf(Collection<String> caseIds) {
        lockCases(caseIds);
        database.list("""
                select id from budget where id in (select budget_id from budget_reservation where case_id = any (?))
                order by year, id for update
                """, row -> row.getString(1), List.copyOf(caseIds));
    }

    /** Both, in the order everyone keeps. */
    void lock(String id, String other) {
        database.list(
                "select id from budget where id in (?, ?) order by year, id for update",
                row -> row.getString(1),
                id,
                other);
    }

    Optional<Budget> of(String programme, int year, String level, String district) {
        return database.first(
                "select * from budget where programme = ? and year = ? and level = ? and district = ?",
                BudgetTable::read,
                programme,
                year,
                level,
                district);
    }

    /** What each case is owed from a budget, where it is owed anything. */
    SortedMap<String, BigDecimal> committedOf(String budget) {
        SortedMap<String, BigDecimal> owed = new TreeMap<>();
        database.list(
                "select case_id, committed from budget_reservation where budget_id = ? and committed > 0",
                row -> owed.put(row.getString(1), row.getBigDecimal(2)),
                budget);
        return owed;
    }

    Optional<Budget> find(String id) {
        return database.first("select * from budget where id = ?", BudgetTable::read, id);
    }

    Optional<Budget> locked(String id) {
        return database.first("select * from budget where id = ? for update", BudgetTable::read, id);
    }

    /** The budgets a case of that district may draw on: the city's and the district's. */
    List<Budget> lockedFor(String programme, int year, String district) {
        return database.list("""
                select * from budget
                where programme = ? and year = ? and (level = 'city' or district = ?)
                order by year, id for update
                """, BudgetTable::read, programme, year, district);
    }

    List<Budget> lockedAll(String programme, int year) {
        return database.list(
                "select * from budget where programme = ? and year = ? order by year, id for update",
                BudgetTable::read,
                programme,
                year);
    }

    /**
     * Where a case's money is reserved; the city's last. What is carried over while this waits for the locks comes to
     * stand on another budget, so it looks again until it holds them all.
     */
    List<Reservation> lockedOf(String caseId) {
        lockCases(List.of(caseId));
        while (true) {
            List<String> locked = database.list("""
                    select id from budget where id in (select budget_id from budget_reservation where case_id = ?)
                    order by year, id for update
                    """, row -> row.getString(1), caseId);
            List<Reservation> reservations = reservations(caseId);
            if (reservations.stream().allMatch(r -> locked.contains(r.budget().id()))) {
                return reservations;
            }
        }
    }

    private List<Reservation> reservations(String caseId) {
        return database.list(
                """
                select b.*, r.reserved as of_case, r.committed as committed_of_case, r.paid as paid_of_case, r.recovered
                from budget b join budget_reservation r on r.budget_id = b.id
                where r.case_id = ? order by b.level = 'city', b.year, b.id
                """,
                row -> new Reservation(
                        read(row),
                        row.getBigDecimal("of_case"),
                        row.getBigDecimal("committed_of_case"),
                        row.getBigDecimal("paid_of_case"),
                        row.getBigDecimal("recovered")),
                caseId);
    }

    List<Budget> list(String programme, Integer year) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder("true");
        if (programme != null) {
            where.append(" and programme = ?");
            arguments.add(programme);
        }
        if (year != null) {
            where.append(" and year = ?");
            arguments.add(year);
        }
        return database.list(
                "select * from budget where " + where + " order by programme, year, level, district",
                BudgetTable::read,
                arguments.toArray());
    }

    private static Budget read(ResultSet row) throws SQLException {
        return new Budget(
                row.getString("id"),
                row.getString("programme"),
                row.getInt("year"),
                row.getString("level"),
                row.getString("district"),
                row.getBigDecimal("total"),
                row.getBigDecimal("reserved"),
                row.getBigDecimal("committed"),
                row.getBigDecimal("paid"),
                row.getLong("revision"));
    }
}
