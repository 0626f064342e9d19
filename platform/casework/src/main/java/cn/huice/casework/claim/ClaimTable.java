package cn.huice.casework.claim;

import cn.huice.casework.claim.Claim.State;
import cn.huice.casework.sql.Json;
import cn.huice.journal.Event;
import cn.huice.journal.sql.Database;
import cn.huice.policy.StackingRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of all services, as they are stored. */
@ApplicationScoped
class ClaimTable {
    private final Database database;
    private final Json json;

    ClaimTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @return false where it is known already */
    boolean insert(String id, String origin, ClaimDraft draft) {
        return database.change(
                        """
                        insert into claim (id, origin, case_id, policy_id, subject_id, stack_group, rule, claimed, marks, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'PENDING') on conflict (id) do nothing
                        """,
                        id,
                        origin,
                        draft.caseId(),
                        draft.policyId(),
                        draft.subjectId(),
                        draft.group(),
                        draft.rule(),
                        draft.amount(),
                        json.write(draft.marks()))
                == 1;
    }

    void settle(String id, Stack.Grant grant, Event at) {
        database.change("""
                update claim set state = 'SETTLED', granted = ?, reason = ?, log_partition = ?, log_offset = ?
                where id = ?
                """, grant.amount(), grant.reason(), at.partition(), at.offset(), id);
    }

    void withdrawing(String id) {
        database.change("update claim set withdrawing = true where id = ?", id);
    }

    void withdrawn(String id) {
        database.change("update claim set withdrawing = true, state = 'WITHDRAWN' where id = ?", id);
    }

    /** Locked, because a withdrawal by the case and the fold may meet. */
    Optional<Claim> locked(String id) {
        return database.first("select * from claim where id = ? for update", ClaimTable::read, id);
    }

    Optional<Claim> lockedLiveOf(String origin, String caseId) {
        return database.first("""
                select * from claim where origin = ? and case_id = ? and not withdrawing and state <> 'WITHDRAWN'
                for update
                """, ClaimTable::read, origin, caseId);
    }

    Optional<Claim> latestOf(String origin, String caseId) {
        return database.first(
                "select * from claim where origin = ? and case_id = ? order by sequence desc limit 1",
                ClaimTable::read,
                origin,
                caseId);
    }

    /** 元 granted by each claim of the group with these marks that has been read from the log and stands. */
    List<BigDecimal> granted(String subjectId, String group, Map<String, String> together) {
        return database.list("""
                select granted from claim
                where subject_id = ? and stack_group = ? and state = 'SETTLED' and marks @> ?::jsonb
                """, row -> row.getBigDecimal(1), subjectId, group, json.write(together));
    }

    /** The policy of an award of the subject's that has been read from the log, stands, and is one of these. */
    Optional<String> excluding(String subjectId, ExcludedBy by) {
        Optional<String> found = excluding(subjectId, by.policies(), by.groups(), Map.of());
        for (ExcludedBy.Within within : by.within()) {
            found = found.or(() -> excluding(
                    subjectId,
                    within.policy().stream().toList(),
                    within.group().stream().toList(),
                    within.marks()));
        }
        return found;
    }

    private Optional<String> excluding(
            String subjectId, List<String> policies, List<String> groups, Map<String, String> marks) {
        return database.first("""
                select policy_id from claim
                where subject_id = ? and state = 'SETTLED' and granted > 0
                    and (policy_id = any (?) or stack_group = any (?)) and marks @> ?::jsonb
                order by log_offset limit 1
                """, row -> row.getString(1), subjectId, policies, groups, json.write(marks));
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("subject_id"),
                row.getString("stack_group"),
                StackingRule.valueOf(row.getString("rule")),
                row.getBigDecimal("claimed"),
                row.getBigDecimal("granted"),
                State.valueOf(row.getString("state")),
                row.getBoolean("withdrawing"));
    }
}
