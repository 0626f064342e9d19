package cn.huice.policy.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A published document, cut into its articles.
 *
 * @param articles in their order; one stands before what is numbered below it
 */
public record SourceDocument(String id, List<Article> articles) {
    public static final int LONGEST = 500_000;
    public static final int MOST_ARTICLES = 5_000;

    public SourceDocument {
        articles = List.copyOf(articles);
    }

    /**
     * Cuts a text into its articles.
     *
     * @param text Markdown or plain text, one paragraph a block or a line; at most {@value #LONGEST} characters
     * @throws IllegalArgumentException if it is longer, or has more than {@value #MOST_ARTICLES} numbered pieces
     */
    public static SourceDocument read(String id, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        return new SourceDocument(id, ArticleReader.read(text));
    }

    /** Whether anything in it has a number, so that it can be cited. */
    public boolean isNumbered() {
        return articles.stream()
                .anyMatch(article -> article.path().getLast().level().compareTo(Level.PREAMBLE) < 0);
    }

    /** Its name as it heads the text; empty where it has none. */
    public String title() {
        return articles.stream()
                .filter(article -> article.path().getLast().level() == Level.TITLE)
                .map(article -> String.join(
                        "",
                        article.paragraphs().stream()
                                .filter(line -> !line.matches("[(（].*[)）]"))
                                .toList()))
                .findFirst()
                .orElse("");
    }

    /** An article with all that is numbered below it, a paragraph a line. */
    public String words(Article article) {
        var lines = new ArrayList<>(article.paragraphs());
        int start = articles.indexOf(article);
        for (int i = start + 1; i < articles.size() && articles.get(i).isBelow(article); i++) {
            lines.addAll(articles.get(i).paragraphs());
        }
        return String.join("\n", lines).strip();
    }

    /** The articles a citation names, in its order; empty unless each of its places is found, and is one only. */
    public List<Article> find(String citation) {
        List<Reference> references = Reference.all(citation);
        Set<Article> found = new LinkedHashSet<>();
        for (Reference reference : references) {
            Optional<Article> article = find(reference);
            if (article.isEmpty()) {
                return List.of();
            }
            found.add(article.get());
        }
        return List.copyOf(found);
    }

    private Optional<Article> find(Reference reference) {
        if (reference.path().isEmpty()) {
            return only(articles.stream()
                    .filter(article -> isCalled(article, reference.name()))
                    .toList());
        }
        Optional<Article> place =
                numbered(reference.path()).or(() -> inTheText(reference.path())).or(() -> instead(reference.path()));
        if (reference.name().isEmpty() || place.isEmpty()) {
            return place;
        }
        return only(articles.stream()
                        .filter(article -> article.isBelow(place.get()) && isCalled(article, reference.name()))
                        .toList())
                .or(() -> place.filter(found -> compact(words(found)).contains(compact(reference.name()))));
    }

    private static boolean isCalled(Article article, String name) {
        return compact(article.path().getLast().name()).equals(compact(name))
                || compact(article.heading()).equals(compact(name));
    }

    private static String compact(String text) {
        return Numbering.normal(text).replace(" ", "");
    }

    private Optional<Article> numbered(List<Mark> path) {
        return shortest(articles.stream()
                .filter(article -> article.path().getLast().equals(path.getLast()) && goesThrough(article, path))
                .toList());
    }

    /** Where the number stands within a paragraph: 一（三）1 in a text that goes on without a new line. */
    private Optional<Article> inTheText(List<Mark> path) {
        Mark last = path.getLast();
        if (path.size() < 2 || last.level().compareTo(Level.FIRST) < 0) {
            return Optional.empty();
        }
        String number = last.level() == Level.THIRD || last.level() == Level.FOURTH
                ? String.valueOf(last.number())
                : ChineseNumber.write(last.number());
        Pattern written = Pattern.compile("(?<![0-9.])[(]?" + number + "(?:[)、.](?![0-9])|是)");
        return numbered(path.subList(0, path.size() - 1))
                .filter(outer -> written.matcher(Numbering.normal(words(outer))).find());
    }

    /** 第4条 of a document that numbers 4.; what stands at the end of one that says nothing on itself. */
    private Optional<Article> instead(List<Mark> path) {
        Mark last = path.getLast();
        boolean hasArticles =
                articles.stream().anyMatch(article -> article.path().getLast().level() == Level.ARTICLE);
        if (path.stream().anyMatch(mark -> mark.level() == Level.ARTICLE) && !hasArticles) {
            return find(new Reference(
                    path.stream()
                            .map(mark -> mark.level() == Level.ARTICLE ? Mark.of(Level.THIRD, mark.number()) : mark)
                            .toList(),
                    ""));
        }
        if (last.level() == Level.CLOSING) {
            List<Article> body = articles.stream()
                    .filter(article -> article.path().stream()
                            .noneMatch(mark -> mark.level() == Level.ANNEX || mark.level() == Level.TITLE))
                    .toList();
            return body.stream()
                    .filter(article -> compact(article.heading()).equals("附则"))
                    .findFirst()
                    .or(() -> body.stream().reduce((one, later) -> later));
        }
        return Optional.empty();
    }

    /** Whether the path's marks all occur in the article's place, in that order. */
    private static boolean goesThrough(Article article, List<Mark> path) {
        int matched = 0;
        for (Mark mark : article.path()) {
            if (matched < path.size() && mark.equals(path.get(matched))) {
                matched++;
            }
        }
        return matched == path.size();
    }

    /** The one with the least that the citation left out; none if two are alike. */
    private static Optional<Article> shortest(List<Article> found) {
        Comparator<Article> byDepth = Comparator.comparingLong(SourceDocument::depth);
        return found.stream()
                .min(byDepth)
                .flatMap(best -> only(found.stream()
                        .filter(article -> depth(article) == depth(best))
                        .toList()));
    }

    private static long depth(Article article) {
        return article.path().stream().filter(mark -> !mark.level().isLeftOut()).count();
    }

    private static Optional<Article> only(List<Article> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
