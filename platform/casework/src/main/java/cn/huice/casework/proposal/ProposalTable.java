package cn.huice.casework.proposal;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Proposals as they are stored. */
@ApplicationScoped
class ProposalTable {
    private final Database database;

    ProposalTable(Database database) {
        this.database = database;
    }

    /** A scan that is done. @param district whose subjects it looked through */
    record Scanned(String id, String district, List<String> policies) {}

    Optional<Scanned> scanned(String scan) {
        return database.first(
                "select id, district, policies from scan where id = ? and state = 'DONE'",
                row -> new Scanned(row.getString("id"), row.getString("district"), List.of((String[])
                        row.getArray("policies").getArray())),
                scan);
    }

    /**
     * Proposes what a scan found, but nothing that is proposed already.
     *
     * @param district whose subjects; null for all
     * @return how many
     */
    int make(
            String scan,
            String district,
            List<String> policies,
            String by,
            Instant at,
            LocalDate today,
            LocalDate until) {
        database.change(
                "update proposal set state = 'EXPIRED', revision = revision + 1 where state = 'OPEN' and until < ?",
                today);
        return database.change("""
                insert into proposal (id, scan_id, policy_id, edition, subject_kind, subject_id, district, amount, ceiling,
                                      unit, state, made_by, made_at, until)
                select gen_random_uuid()::text, s.id, r.policy_id, s.edition, s.subject_kind, r.subject_id, r.district,
                       r.amount, r.ceiling, r.unit, 'OPEN', ?, ?, ?
                from scan_result r join scan s on s.id = r.scan_id
                where s.id = ? and (?::text is null or r.district = ?) and r.policy_id = any (?)
                order by r.district, r.policy_id, r.place
                on conflict (policy_id, subject_id) where state = 'OPEN' do nothing
                """, by, at, until, scan, district, district, policies);
    }

    Optional<Proposal> find(String id) {
        return database.first("select * from proposal where id = ?", ProposalTable::read, id);
    }

    Optional<Proposal> locked(String id) {
        return database.first("select * from proposal where id = ? for update", ProposalTable::read, id);
    }

    void confirm(String id, String application) {
        database.change(
                "update proposal set state = 'CONFIRMED', application_id = ?, revision = revision + 1 where id = ?",
                application,
                id);
    }

    void decline(String id) {
        database.change("update proposal set state = 'DECLINED', revision = revision + 1 where id = ?", id);
    }

    /** Of one subject, newest first. */
    List<Proposal> of(String subjectKind, String subject, Long before, int rows) {
        return database.list("""
                select * from proposal where subject_id = ? and subject_kind = ? and sequence < ?
                order by sequence desc limit ?
                """, ProposalTable::read, subject, subjectKind, from(before), rows);
    }

    /** Of a district, newest first. @param district null for all */
    List<Proposal> in(String district, Long before, int rows) {
        return database.list("""
                select * from proposal where (?::text is null or district = ?) and sequence < ?
                order by sequence desc limit ?
                """, ProposalTable::read, district, district, from(before), rows);
    }

    private static Long from(Long before) {
        return before == null ? Long.valueOf(Long.MAX_VALUE) : before;
    }

    private static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString("id"),
                row.getLong("sequence"),
                row.getString("scan_id"),
                row.getString("policy_id"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("district"),
                row.getBigDecimal("amount"),
                row.getBoolean("ceiling"),
                row.getString("unit"),
                Proposal.State.valueOf(row.getString("state")),
                Database.instant(row, "made_at"),
                row.getObject("until", LocalDate.class),
                row.getString("application_id"),
                row.getLong("revision"));
    }
}
