package cn.huice.registry;

import cn.huice.journal.sql.Database;
import cn.huice.registry.identifier.Identifier;
import cn.huice.registry.identifier.InvalidIdentifier;
import cn.huice.registry.identifier.PersonalDataCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Subjects, with people's names and all identifiers encrypted. */
@ApplicationScoped
class SubjectTable implements EncryptedColumns {
    private static final String COLUMNS =
            "SELECT kind, id, district, display_name, name_cipher, identifier_cipher, revision, created_at FROM subject";

    private final Database database;
    private final PersonalDataCipher cipher;

    SubjectTable(Database database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Adds a subject; false if it is already there. */
    boolean insert(SubjectId id, Particulars particulars, Instant now) {
        Sealed sealed = seal(id, particulars);
        return database.change(
                        """
                        INSERT INTO subject (kind, id, district, display_name, name_cipher, identifier_cipher,
                                             identifier_lookup, revision, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (kind, id) DO NOTHING
                        """,
                        id.kind(),
                        id.id(),
                        particulars.district(),
                        sealed.openName(),
                        sealed.name(),
                        sealed.identifier(),
                        sealed.lookup(),
                        now)
                == 1;
    }

    /** Replaces the particulars; false if it has another revision by now. */
    boolean update(SubjectId id, Particulars particulars, long revision) {
        Sealed sealed = seal(id, particulars);
        return database.change(
                        """
                        UPDATE subject SET district = ?, display_name = ?, name_cipher = ?, identifier_cipher = ?,
                                           identifier_lookup = ?, revision = revision + 1,
                                           changed_in = pg_current_xact_id()
                        WHERE kind = ? AND id = ? AND revision = ?
                        """,
                        particulars.district(),
                        sealed.openName(),
                        sealed.name(),
                        sealed.identifier(),
                        sealed.lookup(),
                        id.kind(),
                        id.id(),
                        revision)
                == 1;
    }

    Optional<Subject> find(SubjectId id) {
        return database.list(COLUMNS + " WHERE kind = ? AND id = ?", this::read, id.kind(), id.id()).stream()
                .findFirst();
    }

    /** In the order of ids, after the cursor; conditions left out hold for all. */
    List<Subject> list(
            SubjectKind kind, Optional<Identifier> identifier, Optional<String> district, String after, int limit) {
        return database.list(
                COLUMNS + """
                         WHERE kind = ? AND id > ? AND (?::text IS NULL OR district = ?)
                           AND (?::text[] IS NULL OR identifier_lookup = ANY (?::text[]))
                         ORDER BY id LIMIT ?
                        """,
                this::read,
                kind.apiName(),
                after,
                district,
                district,
                identifier.map(number -> lookups(kind, number)),
                identifier.map(number -> lookups(kind, number)),
                limit);
    }

    /** Who has this identifier; until the transaction ends nobody else can take it. */
    Optional<SubjectId> holder(SubjectKind kind, Identifier identifier) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                "subject.identifier/" + lookups(kind, identifier).getFirst());
        return list(kind, Optional.of(identifier), Optional.empty(), "", 1).stream()
                .map(Subject::id)
                .findFirst();
    }

    Optional<Identifier> identifier(SubjectId id) {
        return database
                .list(
                        "SELECT identifier_cipher FROM subject WHERE kind = ? AND id = ? AND identifier_cipher IS NOT NULL",
                        row -> open(id, row.getString(1)),
                        id.kind(),
                        id.id())
                .stream()
                .findFirst();
    }

    @Override
    public String what() {
        return "subjects";
    }

    @Override
    public EncryptedTable encrypted() {
        return EncryptedTable.of(database, cipher, "subject", "kind", "id")
                .column("identifier_cipher", key -> identifierPlace(id(key)))
                .with("identifier_lookup", (key, number) -> cipher.lookup(key.getFirst() + "|" + number))
                .column("name_cipher", key -> namePlace(id(key)));
    }

    private static SubjectId id(List<String> key) {
        return new SubjectId(key.getFirst(), key.getLast());
    }

    private Subject read(ResultSet row) throws SQLException {
        SubjectId id = new SubjectId(row.getString("kind"), row.getString("id"));
        Optional<String> sealedName = Optional.ofNullable(row.getString("name_cipher"));
        Optional<String> openName = Optional.ofNullable(row.getString("display_name"));
        return new Subject(
                id,
                row.getString("district"),
                sealedName.map(text -> cipher.open(text, namePlace(id))).or(() -> openName),
                Optional.ofNullable(row.getString("identifier_cipher"))
                        .map(text -> open(id, text).masked()),
                row.getLong("revision"),
                Database.instant(row, "created_at"));
    }

    private Identifier open(SubjectId id, String stored) {
        try {
            return id.subjectKind().identifier(cipher.open(stored, identifierPlace(id)));
        } catch (InvalidIdentifier e) {
            throw new IllegalStateException("the stored identifier of " + id + " is not one", e);
        }
    }

    private Sealed seal(SubjectId id, Particulars particulars) {
        boolean person = id.subjectKind() == SubjectKind.PERSON;
        return new Sealed(
                particulars.name().filter(name -> !person),
                particulars.name().filter(name -> person).map(name -> cipher.seal(name, namePlace(id))),
                particulars.identifier().map(number -> cipher.seal(number.value(), identifierPlace(id))),
                particulars.identifier().map(number -> cipher.lookup(id.kind() + "|" + number.value())));
    }

    private List<String> lookups(SubjectKind kind, Identifier identifier) {
        return cipher.lookups(kind.apiName() + "|" + identifier.value());
    }

    private static String identifierPlace(SubjectId id) {
        return "subject.identifier/" + id;
    }

    private static String namePlace(SubjectId id) {
        return "subject.name/" + id;
    }

    /** As it goes to disk. */
    private record Sealed(
            Optional<String> openName, Optional<String> name, Optional<String> identifier, Optional<String> lookup) {}
}
