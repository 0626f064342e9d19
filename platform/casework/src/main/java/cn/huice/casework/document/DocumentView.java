package cn.huice.casework.document;

import cn.huice.policy.Policy;
import cn.huice.policy.document.Article;
import cn.huice.policy.document.SourceDocument;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A document as readers see it.
 *
 * @param documentNumber 文号, as the policies taken from it give it; null where none is
 * @param digest SM3 of the text in UTF-8, hex
 * @param articles how many numbered pieces it was cut into
 * @param policies ids of the policies taken from it
 * @param outline its articles in their order; only of a single document
 * @param text as it was imported; only of a single document
 */
public record DocumentView(
        String id,
        String title,
        String documentNumber,
        long revision,
        String digest,
        Instant importedAt,
        int articles,
        List<String> policies,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<OutlineView> outline,
        @JsonInclude(JsonInclude.Include.NON_NULL) String text) {

    /** An article's name as citations write it, and its title or first words. */
    public record OutlineView(String article, String heading) {}

    /** What a citation names, with all that is numbered below it. */
    public record ArticleView(String document, String title, String citation, List<Words> articles) {

        /** One article's words. */
        public record Words(String article, String heading, String text) {}

        static ArticleView of(String title, SourceDocument document, String citation, List<Article> found) {
            return new ArticleView(
                    document.id(),
                    title,
                    citation,
                    found.stream()
                            .map(article -> new Words(article.key(), article.heading(), document.words(article)))
                            .toList());
        }
    }

    static DocumentView listed(ImportedDocument imported, List<Policy> policies) {
        return new DocumentView(
                imported.id(),
                title(imported, policies),
                policies.stream()
                        .map(policy -> policy.citation().documentNumber())
                        .findFirst()
                        .orElse(null),
                imported.revision(),
                imported.digest(),
                imported.importedAt(),
                imported.document().articles().size(),
                policies.stream().map(Policy::id).toList(),
                null,
                null);
    }

    static DocumentView whole(ImportedDocument imported, List<Policy> policies) {
        DocumentView listed = listed(imported, policies);
        return new DocumentView(
                listed.id,
                listed.title,
                listed.documentNumber,
                listed.revision,
                listed.digest,
                listed.importedAt,
                listed.articles,
                listed.policies,
                imported.document().articles().stream()
                        .map(article -> new OutlineView(article.key(), article.heading()))
                        .toList(),
                imported.text());
    }

    /** As policies cite it, else as it heads the text. */
    static String title(ImportedDocument imported, List<Policy> policies) {
        return policies.stream()
                .map(policy -> policy.citation().title())
                .findFirst()
                .orElseGet(imported.document()::title);
    }
}
