package cn.huice.casework.payee;

import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import cn.huice.registry.identifier.EncryptedColumns;
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
    private static final String OUTDATED = "(not starts_with(account_cipher, ?) or not starts_with(holder_cipher, ?))";

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
    public long outdated() {
        return database.first(
                        "select count(*) from payee_account where " + OUTDATED,
                        row -> row.getLong(1),
                        cipher.currentPrefix(),
                        cipher.currentPrefix())
                .orElseThrow();
    }

    @Override
    public List<String> reseal(List<String> after, int most) {
        List<Stored> some = database.list(
                "select subject_kind, subject_id, account_cipher, holder_cipher from payee_account"
                        + " where (subject_kind, subject_id) > (?, ?) and " + OUTDATED
                        + " order by subject_kind, subject_id limit ? for update skip locked",
                row -> new Stored(
                        new SubjectId(row.getString(1), row.getString(2)), row.getString(3), row.getString(4)),
                after.isEmpty() ? "" : after.getFirst(),
                after.isEmpty() ? "" : after.getLast(),
                cipher.currentPrefix(),
                cipher.currentPrefix(),
                most);
        some.forEach(old -> database.change(
                "update payee_account set account_cipher = ?, holder_cipher = ? where subject_kind = ? and subject_id = ?",
                cipher.reseal(old.account(), place("account", old.subject())),
                cipher.reseal(old.holder(), place("holder", old.subject())),
                old.subject().kind(),
                old.subject().id()));
        return some.isEmpty()
                ? List.of()
                : List.of(
                        some.getLast().subject().kind(),
                        some.getLast().subject().id());
    }

    /** As it lies on disk. */
    private record Stored(SubjectId subject, String account, String holder) {}

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
