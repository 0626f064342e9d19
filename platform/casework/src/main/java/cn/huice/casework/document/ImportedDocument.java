package cn.huice.casework.document;

import cn.huice.policy.document.SourceDocument;
import java.time.Instant;

/**
 * One version of a document.
 *
 * @param revision 1, 2, 3 ... of this document
 * @param digest SM3 of the text in UTF-8, hex
 */
public record ImportedDocument(
        SourceDocument document, long revision, String digest, String text, String importedBy, Instant importedAt) {

    public String id() {
        return document.id();
    }
}
