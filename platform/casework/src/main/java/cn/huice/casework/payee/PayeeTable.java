package cn.huice.casework.payee;

import cn.huice.journal.sql.Database;
import cn.huice.registry.EncryptedColumns;
import cn.huice.registry.EncryptedTable;
import cn.huice.registry.SubjectId;
import cn.huice.registry.identifier.PersonalDataCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts with their numbers and holders encrypted, each bound to its subject. */
@ApplicationScoped
class PayeeTable implements EncryptedColumns {
    private final Database database;
    private final PersonalDataCipher cipher;

    PayeeTable(Database database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Adds or replaces the subject's account. */
    void put(PayeeAccount a, String by, Instant at) {
        database.change(
                """
                insert into payee_account (subject_kind, subject_id, account_cipher, holder_cipher, bank, bank_code,
                                           changed_at, changed_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (subject_kind, subject_id) do update
                set account_cipher = excluded.account_cipher, holder_cipher = excluded.holder_cipher,
                    bank = excluded.bank, bank_code = excluded.bank_code, revision = payee_account.revision + 1,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
                """,
                a.subject().kind(),
                a.subject().id(),
                cipher.seal(a.account(), place("account", a.subject())),
                cipher.seal(a.holder(), place("holder", a.subject())),
                a.bank(),
                a.bankCode(),
                at,
                by);
    }

    Optional<PayeeAccount> find(SubjectId subject) {
        return database.first(
                "select * from payee_account where subject_kind = ? and subject_id = ?",
                this::read,
                subject.kind(),
                subject.id());
    }

    Optional<PayeeAccount> locked(SubjectId subject) {
        return database.first(
                "select * from payee_account where subject_kind = ? and subject_id = ? for update",
                this::read,
                subject.kind(),
                subject.id());
    }

    @Override
    public String what() {
        return "payee accounts";
    }

    @Override
    public EncryptedTable encrypted() {
        return EncryptedTable.of(database, cipher, "payee_account", "subject_kind", "subject_id")
                .column("account_cipher", key -> place("account", subject(key)))
                .column("holder_cipher", key -> place("holder", subject(key)));
    }

    private static SubjectId subject(List<String> key) {
        return new SubjectId(key.getFirst(), key.getLast());
    }

    private PayeeAccount read(ResultSet row) throws SQLException {
        SubjectId subject = new SubjectId(row.getString("subject_kind"), row.getString("subject_id"));
        return new PayeeAccount(
                subject,
                cipher.open(row.getString("holder_cipher"), place("holder", subject)),
                cipher.open(row.getString("account_cipher"), place("account", subject)),
                row.getString("bank"),
                row.getString("bank_code"),
                row.getLong("revision"));
    }

    private static String place(String what, SubjectId subject) {
        return "payee." + what + "/" + subject;
    }
}
