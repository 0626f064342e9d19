package cn.huice.casework.document;

import cn.huice.casework.policy.Catalogue;
import cn.huice.policy.Policy;
import cn.huice.policy.document.Citations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** The words of what policies cite, where the document was imported. */
@ApplicationScoped
public class CitedWords {
    private final Library library;
    private final Catalogue catalogue;

    CitedWords(Library library, Catalogue catalogue) {
        this.library = library;
        this.catalogue = catalogue;
    }

    /** The documents as they stand now; one answer takes all its words from one of these. */
    public Now now() {
        return new Now(Citations.of(
                library.current().documents().values().stream()
                        .map(ImportedDocument::document)
                        .toList(),
                catalogue.all()));
    }

    /** What can be read at one moment. */
    public record Now(Citations citations) {

        /** The articles' words, one after the other; null where the document is not there or has no such article. */
        public String of(Policy policy, String citation) {
            List<Citations.Found> found = citations.find(policy, citation);
            return found.isEmpty()
                    ? null
                    : found.stream().map(Citations.Found::words).collect(Collectors.joining("\n"));
        }
    }
}
