package cn.huice.casework.budget;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Budgets and the reservations on them, as they are stored. Budgets are locked in the order of their ids. */
@ApplicationScoped
class BudgetTable {
    private final Database database;

    BudgetTable(Database database) {
        this.database = database;
    }

    /** What one budget holds for a case. */
    record Reservation(Budget budget, BigDecimal reserved) {}

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
    void book(String caseId, Budget budget, BigDecimal reserved, BigDecimal paid) {
        database.change(
                "update budget set reserved = reserved + ?, paid = paid + ?, revision = revision + 1 where id = ?",
                reserved,
                paid,
                budget.id());
        int booked = database.change("""
                update budget_reservation set reserved = reserved + ?, paid = paid + ?
                where case_id = ? and budget_id = ?
                """, reserved, paid, caseId, budget.id());
        if (booked == 0) {
            database.change(
                    "insert into budget_reservation (case_id, budget_id, reserved, paid) values (?, ?, ?, ?)",
                    caseId,
                    budget.id(),
                    reserved,
                    paid);
        }
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
                order by id for update
                """, BudgetTable::read, programme, year, district);
    }

    /** Where a case's money is reserved; the city's last. */
    List<Reservation> lockedOf(String caseId) {
        database.list("""
                select id from budget where id in (select budget_id from budget_reservation where case_id = ?)
                order by id for update
                """, row -> row.getString(1), caseId);
        return database.list("""
                select b.*, r.reserved as of_case from budget b
                join budget_reservation r on r.budget_id = b.id
                where r.case_id = ? order by b.level = 'city', b.year, b.id
                """, row -> new Reservation(read(row), row.getBigDecimal("of_case")), caseId);
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
                row.getBigDecimal("paid"),
                row.getLong("revision"));
    }
}
