package cn.huice.casework.claim;

import cn.huice.casework.claim.Claim.State;
import cn.huice.casework.sql.Json;
import cn.huice.journal.Event;
import cn.huice.journal.sql.Database;
import cn.huice.policy.Matching;
import cn.huice.policy.StackingRule;
import cn.huice.policy.number.Fraction;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The claims of all services, as they are stored. */
@ApplicationScoped
class ClaimTable {
    private static final String IN_ORDER =
            "select * from claim where subject_id = ? and log_offset is not null order by log_offset";

    private final Database database;
    private final Json json;

    ClaimTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @param here whether it is this service's own @return false where it is known already */
    boolean insert(String id, String origin, ClaimDraft draft, boolean here) {
        return database.change(
                        """
                        insert into claim (id, origin, case_id, policy_id, subject_id, stack_group, rule, claimed, marks,
                            together, most, excluded_by, matches_policy, matches_group, ratio_numerator, ratio_denominator, made_here, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, 'PENDING')
                        on conflict (id) do nothing
                        """,
                        id,
                        origin,
                        draft.caseId(),
                        draft.policyId(),
                        draft.subjectId(),
                        draft.group(),
                        draft.rule(),
                        draft.amount(),
                        json.write(draft.marks()),
                        json.write(draft.together()),
                        draft.limit(),
                        json.write(draft.excludedBy()),
                        draft.matching().flatMap(Matching::policyId),
                        draft.matching().flatMap(Matching::group),
                        draft.matching()
                                .map(matching -> new BigDecimal(matching.ratio().numerator())),
                        draft.matching()
                                .map(matching -> new BigDecimal(matching.ratio().denominator())),
                        here)
                == 1;
    }

    /** It has come back through the log; with what a row written by an earlier version lacks. */
    void place(String id, Event at, ClaimDraft draft) {
        database.change("""
                update claim set log_partition = ?, log_offset = ?, most = ?, excluded_by = ?::jsonb where id = ?
                """, at.partition(), at.offset(), draft.limit(), json.write(draft.excludedBy()), id);
    }

    /** What a matching claim is granted now. */
    void grant(String id, Stack.Grant grant) {
        database.change(
                "update claim set state = 'SETTLED', granted = ?, reason = ? where id = ?",
                grant.amount(),
                grant.reason(),
                id);
    }

    /** Never less than was known before; kept for a claim that is not known yet. @param inAll 元 */
    void recovered(String id, BigDecimal inAll) {
        if (database.change("update claim set recovered = greatest(recovered, ?) where id = ?", inAll, id) == 0) {
            database.change("""
                    insert into claim_told as told (claim_id, recovered) values (?, ?)
                    on conflict (claim_id) do update set recovered = greatest(told.recovered, excluded.recovered)
                    """, id, inAll);
        }
    }

    BigDecimal followed(String origin, String caseId) {
        return database.first("""
                        select coalesce(followed, 0.00) from claim where origin = ? and case_id = ?
                        order by sequence desc limit 1
                        """, row -> row.getBigDecimal(1), origin, caseId).orElseThrow();
    }

    void followed(String caseId, BigDecimal granted) {
        database.change("update claim set followed = ? where case_id = ? and state = 'SETTLED'", granted, caseId);
    }

    List<String> toFollow(String origin) {
        return database.list("""
                select case_id from claim
                where state = 'SETTLED' and followed is distinct from granted and (followed is not null or rule = 'MATCHED')
                    and origin = ? and not withdrawing and (followed is not null or not excluded)
                order by sequence limit 500
                """, row -> row.getString(1), origin);
    }

    /** The subject's matching claims that were read from the log and stand, in its order. */
    List<MatchedClaim> matching(String subjectId) {
        return database.list("""
                select c.*, coalesce((
                    select sum(greatest(m.granted - m.recovered, 0)) from claim m
                    where m.subject_id = c.subject_id and m.state = 'SETTLED' and m.rule <> 'MATCHED'
                        and (m.policy_id = c.matches_policy or m.stack_group = c.matches_group)
                        and m.marks @> c.together), 0) as base
                from claim c
                where c.subject_id = ? and c.rule = 'MATCHED' and c.state <> 'WITHDRAWN' and not c.excluded
                    and c.log_offset is not null
                order by c.log_offset for update of c
                """, this::matched, subjectId);
    }

    private MatchedClaim matched(ResultSet row) throws SQLException {
        return new MatchedClaim(
                new Matched.Wanted(
                        row.getString("id"),
                        row.getString("stack_group"),
                        row.getBigDecimal("claimed"),
                        json.read(row.getString("marks"), new TypeReference<>() {}),
                        json.read(row.getString("together"), new TypeReference<>() {}),
                        Fraction.of(row.getBigDecimal("ratio_numerator"))
                                .dividedBy(Fraction.of(row.getBigDecimal("ratio_denominator"))),
                        Optional.ofNullable(row.getBigDecimal("most")),
                        row.getBigDecimal("base")),
                row.getString("origin"),
                row.getString("case_id"),
                row.getBigDecimal("granted"),
                row.getBoolean("withdrawing"));
    }

    void withdrawing(String id) {
        database.change("update claim set withdrawing = true where id = ?", id);
    }

    /** Kept for a claim that is not known yet. */
    void withdrawn(String id, Event at) {
        int known = database.change("""
                update claim set withdrawing = true, state = 'WITHDRAWN', withdrawn_offset = least(withdrawn_offset, ?)
                where id = ?
                """, at.offset(), id);
        if (known == 0) {
            database.change("""
                    insert into claim_told as told (claim_id, withdrawn_offset) values (?, ?)
                    on conflict (claim_id) do update
                    set withdrawn_offset = least(told.withdrawn_offset, excluded.withdrawn_offset)
                    """, id, at.offset());
        }
    }

    /** Gives a claim what was told of it before it was known. */
    void hearWhatWasTold(String id) {
        database.change("""
                with told as (delete from claim_told where claim_id = ? returning *)
                update claim set
                    recovered = greatest(claim.recovered, told.recovered),
                    withdrawn_offset = least(claim.withdrawn_offset, told.withdrawn_offset),
                    withdrawing = claim.withdrawing or told.withdrawn_offset is not null,
                    state = case when told.withdrawn_offset is null then claim.state else 'WITHDRAWN' end
                from told where claim.id = told.claim_id
                """, id);
    }

    /** One fold of a subject's claims at a time: a replay may meet the reading of the log. */
    void lockSubject(String subjectId) {
        database.list("select pg_advisory_xact_lock(hashtextextended('claims/' || ?, 0))", row -> true, subjectId);
    }

    /** Whether anything of the subject's claims has been read that stands behind this in the log. */
    boolean readBehind(Event event) {
        return database.first("""
                        select 1 from claim where subject_id = ? and log_partition = ? and (log_offset > ? or withdrawn_offset > ?)
                        limit 1
                        """, row -> true, event.subjectId(), event.partition(), event.offset(), event.offset())
                .isPresent();
    }

    /** The subject's claims that have been read, in the order of the log. */
    List<PlacedClaim> inOrder(String subjectId) {
        return database.list(IN_ORDER, this::placed, subjectId);
    }

    /** Locked, because a withdrawal by a case and the fold may meet. */
    List<PlacedClaim> lockedInOrder(String subjectId) {
        return database.list(IN_ORDER + " for update", this::placed, subjectId);
    }

    private PlacedClaim placed(ResultSet row) throws SQLException {
        String excludedBy = row.getString("excluded_by");
        return new PlacedClaim(
                read(row),
                row.getString("origin"),
                row.getString("policy_id"),
                json.read(row.getString("marks"), new TypeReference<>() {}),
                json.read(row.getString("together"), new TypeReference<>() {}),
                Optional.ofNullable(row.getBigDecimal("most")),
                excludedBy == null ? Optional.empty() : Optional.of(json.read(excludedBy, new TypeReference<>() {})),
                row.getLong("log_offset"),
                Optional.ofNullable(row.getObject("withdrawn_offset", Long.class)));
    }

    /** What a claim is granted by its place in the log; what was planned by another sum follows. */
    void weigh(String id, Stack.Grant grant, boolean excluded) {
        database.change("""
                update claim set granted = ?, reason = ?, excluded = ?,
                    state = case when state = 'PENDING' then 'SETTLED' else state end,
                    followed = coalesce(followed, granted)
                where id = ?
                """, grant.amount(), grant.reason(), excluded, id);
    }

    /** A matching claim that nothing excludes by its place in the log. */
    void include(String id) {
        database.change("update claim set excluded = false where id = ?", id);
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
                row.getBoolean("withdrawing"),
                row.getObject("log_offset") != null);
    }
}
