package cn.huice.casework.review;

import cn.huice.journal.sql.Database;
import cn.huice.registry.EncryptedColumns;
import cn.huice.registry.EncryptedTable;
import cn.huice.registry.identifier.PersonalDataCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The expert register as it is stored. */
@ApplicationScoped
class ExpertTable implements EncryptedColumns {
    private final Database database;
    private final PersonalDataCipher cipher;

    ExpertTable(Database database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** @return false where the account is another expert's */
    boolean put(Expert e) {
        return database.change(
                        """
                        insert into expert (id, account, fields, employer, active, revision) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set account = excluded.account, fields = excluded.fields,
                            employer = excluded.employer, active = excluded.active, revision = excluded.revision
                        """,
                        e.id(),
                        e.account(),
                        e.fields(),
                        cipher.seal(e.employer(), place(e.id())),
                        e.active(),
                        e.revision())
                == 1;
    }

    Optional<Expert> locked(String id) {
        return database.first("select * from expert where id = ? for update", this::read, id);
    }

    Optional<Expert> withAccount(String account) {
        return database.first("select * from expert where account = ?", this::read, account);
    }

    /** In the order of their ids. */
    List<Expert> all() {
        return database.list("select * from expert order by id", this::read);
    }

    /** In the order of their ids. @param after an id, empty to begin */
    List<Expert> page(String after, int limit) {
        return database.list("select * from expert where id > ? order by id limit ?", this::read, after, limit);
    }

    @Override
    public String what() {
        return "experts";
    }

    @Override
    public EncryptedTable encrypted() {
        return EncryptedTable.of(database, cipher, "expert", "id").column("employer", key -> place(key.getFirst()));
    }

    private Expert read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Expert(
                id,
                row.getString("account"),
                List.of((String[]) row.getArray("fields").getArray()),
                cipher.open(row.getString("employer"), place(id)),
                row.getBoolean("active"),
                row.getLong("revision"));
    }

    private static String place(String id) {
        return "expert/" + id + "/employer";
    }
}
