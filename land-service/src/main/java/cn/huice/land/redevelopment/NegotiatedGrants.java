package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseFile;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 协议出让 under the redevelopment rules: to whoever held the land by allocation or lease, and of corner plots to the neighbour. */
@ApplicationScoped
class NegotiatedGrants {
    static final Set<String> POLICIES = Set.of("ineff20-agreement-grant", CornerPlots.POLICY);

    private final Database database;
    private final Journal journal;
    private final Clock clock;

    NegotiatedGrants(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What was granted.
     *
     * @param parcel what the case is about
     */
    record Granted(
            String application,
            String policy,
            String district,
            SubjectId subject,
            String parcel,
            LocalDate grantedOn,
            long sequence) {}

    /** From a completed case, where it names a parcel. */
    @Transactional(TxType.MANDATORY)
    void granted(CaseFile file) {
        file.related().stream()
                .filter(subject -> subject.kind().equals("parcel"))
                .findFirst()
                .ifPresent(parcel -> keep(file, parcel.id()));
    }

    List<Granted> page(Optional<String> district, long after, int rows) {
        return database.list("""
                SELECT * FROM negotiated_grant WHERE sequence > ? AND (?::text IS NULL OR district = ?)
                ORDER BY sequence LIMIT ?
                """, NegotiatedGrants::read, after, district, district, rows);
    }

    private void keep(CaseFile file, String parcel) {
        LocalDate today = LocalDate.now(clock.withZone(Shanghai.ZONE));
        database.change(
                """
                INSERT INTO negotiated_grant (case_id, policy, district, subject_kind, subject_id, parcel, granted_on)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                file.id(),
                file.policy(),
                file.district(),
                file.subject().kind(),
                file.subject().id(),
                parcel,
                today);
        journal.append(NewEntry.kept(
                "negotiated-grant/" + file.id(),
                "cn.huice.negotiated-grant.made.v1",
                file.subject().id(),
                new Granted(file.id(), file.policy(), file.district(), file.subject(), parcel, today, 0)));
    }

    private static Granted read(ResultSet row) throws SQLException {
        return new Granted(
                row.getString("case_id"),
                row.getString("policy"),
                row.getString("district"),
                new SubjectId(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("parcel"),
                row.getObject("granted_on", LocalDate.class),
                row.getLong("sequence"));
    }
}
