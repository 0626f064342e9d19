package cn.huice.casework.document;

import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.sql.AfterCommit;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.policy.document.SourceDocument;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes documents in, one after the other; a version once taken in stays. */
@ApplicationScoped
class Imports {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private final DocumentTable table;
    private final Library library;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;

    Imports(
            DocumentTable table,
            Library library,
            Journal journal,
            Caller caller,
            Clock clock,
            TransactionSynchronizationRegistry transaction) {
        this.table = table;
        this.library = library;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Puts a text in the place of the document's present one; the same text again changes nothing.
     *
     * @param seen the document's revision the operator has read; null for a new document, or where the text is the same
     * @throws ProblemException 400 on an id of another form; 412, 428 on an outdated view; 422 where no article can be found
     */
    ImportedDocument put(String id, Revision seen, String text) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.badField(FieldError.of(
                    "id",
                    "应为小写字母、数字、点和连字符，不超过 100 个",
                    "must be small letters, digits, dots and hyphens, at most 100",
                    ID.pattern()));
        }
        table.locked();
        Map<String, ImportedDocument> documents =
                new HashMap<>(library.upToDate().documents());
        Optional<ImportedDocument> standing = Optional.ofNullable(documents.get(id));
        String digest = TextDigest.sm3(text);
        if (standing.filter(known -> known.digest().equals(digest)).isPresent()) {
            return standing.get();
        }
        standing.ifPresent(known -> Revision.check(seen, known.revision()));
        ImportedDocument imported = new ImportedDocument(
                read(id, text),
                standing.map(ImportedDocument::revision).orElse(0L) + 1,
                digest,
                text,
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        long revision = table.append(imported);
        journal.append(NewEntry.kept(
                "document:" + id,
                "cn.huice.document.imported.v1",
                id,
                Map.of(
                        "document",
                        id,
                        "revision",
                        imported.revision(),
                        "digest",
                        digest,
                        "articles",
                        imported.document().articles().size())));
        documents.put(id, imported);
        var next = new Library.Shelf(revision, Map.copyOf(documents));
        transaction.registerInterposedSynchronization(new AfterCommit(() -> library.take(next)));
        return imported;
    }

    private static SourceDocument read(String id, String text) {
        SourceDocument document;
        try {
            document = SourceDocument.read(id, text);
        } catch (IllegalArgumentException tooLarge) {
            throw unreadable(
                    "最多 " + SourceDocument.LONGEST + " 字、" + SourceDocument.MOST_ARTICLES + " 条",
                    tooLarge.getMessage());
        }
        if (!document.isNumbered()) {
            throw unreadable("找不到编号（第一条、一、（一）、1.）", "no numbered article: 第一条, 一、, （一）, 1.");
        }
        return document;
    }

    private static ProblemException unreadable(String zh, String en) {
        return ProblemException.unprocessable(
                "document-unreadable",
                Text.of("文件分不出条文，未作任何改动", "The document cannot be cut into articles; nothing was changed"),
                FieldError.of("text", zh, en, "articles"));
    }
}
