package cn.huice.casework.document;

import cn.huice.journal.sql.Database;
import cn.huice.policy.document.SourceDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Documents as they are stored. */
@ApplicationScoped
class DocumentTable {
    private final Database database;

    DocumentTable(Database database) {
        this.database = database;
    }

    /** Counts imports. */
    long revision() {
        return database.list("select revision from document_library", row -> row.getLong(1))
                .getFirst();
    }

    /** The same; until the transaction ends nobody else imports. */
    long locked() {
        return database.list("select revision from document_library for update", row -> row.getLong(1))
                .getFirst();
    }

    /** The version of each document that holds. */
    List<ImportedDocument> latest() {
        return database.list(
                "select distinct on (id) * from source_document order by id, revision desc", DocumentTable::read);
    }

    /** Adds a version and counts it. @return imports until now */
    long append(ImportedDocument d) {
        database.change("""
                insert into source_document (id, revision, digest, text, imported_by, imported_at)
                values (?, ?, ?, ?, ?, ?)
                """, d.id(), d.revision(), d.digest(), d.text(), d.importedBy(), d.importedAt());
        database.change("update document_library set revision = revision + 1");
        return revision();
    }

    private static ImportedDocument read(ResultSet row) throws SQLException {
        String text = row.getString("text");
        return new ImportedDocument(
                SourceDocument.read(row.getString("id"), text),
                row.getLong("revision"),
                row.getString("digest"),
                text,
                row.getString("imported_by"),
                Database.instant(row, "imported_at"));
    }
}
