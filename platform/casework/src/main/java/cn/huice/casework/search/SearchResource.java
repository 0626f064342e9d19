package cn.huice.casework.search;

import cn.huice.policy.Policy;
import cn.huice.policy.document.Article;
import cn.huice.policy.document.SourceDocument;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds policies and articles by words; what answers best comes first. */
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "search", description = "检索")
public class SearchResource {
    private static final int LONGEST = 200;
    private static final int USUAL = 10;
    private static final int MOST = 50;
    private static final int EXCERPT = 80;

    private final Search search;

    SearchResource(Search search) {
        this.search = search;
    }

    /**
     * What answers the words.
     *
     * @param policies best first
     * @param articles of imported documents, best first
     */
    public record Answers(String q, List<PolicyHit> policies, List<ArticleHit> articles) {}

    /** @param score the higher the better; comparable between the services */
    public record PolicyHit(
            String id, String title, String kind, boolean executable, String documentNumber, double score) {}

    /** @param excerpt the beginning of its words */
    public record ArticleHit(String document, String article, String heading, String excerpt, double score) {}

    @GET
    @Operation(summary = "Search policies and the articles of imported documents, in Chinese")
    public Answers search(@QueryParam("q") String words, @QueryParam("limit") Integer limit) {
        if (words == null || words.isBlank() || words.length() > LONGEST) {
            throw ProblemException.badField(FieldError.of(
                    "q", "应为 1 至 " + LONGEST + " 字", "must have 1 to " + LONGEST + " characters", "1.." + LONGEST));
        }
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw ProblemException.badField(
                    FieldError.of("limit", "应在 1 到 " + MOST + " 之间", "must be 1 to " + MOST, "1.." + MOST));
        }
        int most = limit == null ? USUAL : limit;
        Search.Made made = search.now();
        return new Answers(
                words,
                made.index().policies(words, most).stream()
                        .map(hit -> policy(made.book().get(hit.id()), hit.score()))
                        .toList(),
                made.index().articles(words, most).stream()
                        .map(hit -> article(
                                made.shelf().documents().get(hit.document()).document(), hit))
                        .toList());
    }

    private static PolicyHit policy(Policy policy, float score) {
        return new PolicyHit(
                policy.id(),
                policy.title(),
                policy.kind().json(),
                policy.executable(),
                policy.citation().documentNumber(),
                score);
    }

    private static ArticleHit article(SourceDocument document, SearchIndex.Hit hit) {
        Article article = document.articles().stream()
                .filter(each -> each.key().equals(hit.id()))
                .findFirst()
                .orElseThrow();
        String words = String.join(" ", article.paragraphs());
        return new ArticleHit(
                document.id(),
                article.key(),
                article.heading(),
                words.length() <= EXCERPT ? words : words.substring(0, EXCERPT - 1) + "…",
                hit.score());
    }
}
