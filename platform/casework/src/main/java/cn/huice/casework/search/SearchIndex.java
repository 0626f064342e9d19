package cn.huice.casework.search;

import cn.huice.policy.CitedLeaf;
import cn.huice.policy.Places;
import cn.huice.policy.Policy;
import cn.huice.policy.document.Article;
import cn.huice.policy.document.Citations;
import cn.huice.policy.document.SourceDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Policies and articles as they stood at one moment, ready to be searched. */
final class SearchIndex {
    private static final String KIND = "kind";
    private static final String ID = "id";
    private static final String POLICY = "policy";
    private static final String ARTICLE = "article";

    private final Scoring scoring;
    private final IndexSearcher searcher;

    private SearchIndex(Scoring scoring, IndexSearcher searcher) {
        this.scoring = scoring;
        this.searcher = searcher;
    }

    /**
     * Something that answers a question.
     *
     * @param document of an article; empty for a policy
     * @param id of the policy, or the article's key
     * @param score comparable with that of any other index
     */
    record Hit(String document, String id, float score) {}

    static SearchIndex of(Collection<Policy> policies, Collection<SourceDocument> documents, Scoring scoring) {
        try {
            var directory = new ByteBuffersDirectory();
            var config = new IndexWriterConfig(scoring.analyzer()).setSimilarity(Scoring.similarity());
            try (var writer = new IndexWriter(directory, config)) {
                Citations citations = Citations.of(documents, policies);
                for (Policy policy : policies) {
                    writer.addDocument(of(policy, citations));
                }
                for (SourceDocument document : documents) {
                    for (Article article : document.articles()) {
                        writer.addDocument(of(document, article));
                    }
                }
            }
            var searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(Scoring.similarity());
            return new SearchIndex(scoring, searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document of(Policy policy, Citations citations) {
        List<CitedLeaf> leaves = CitedLeaf.of(policy);
        Set<String> cited = new LinkedHashSet<>();
        leaves.forEach(leaf -> cited.add(leaf.article()));
        String words = cited.stream()
                .flatMap(citation -> citations.find(policy, citation).stream())
                .map(Citations.Found::words)
                .distinct()
                .collect(Collectors.joining("\n"));
        Document document = new Document();
        document.add(new StringField(KIND, POLICY, Store.NO));
        document.add(new StoredField(ID, policy.id()));
        add(document, Scoring.TITLE, policy.title());
        add(
                document,
                Scoring.HEAD,
                String.join(
                        " ",
                        policy.kind().zh(),
                        Places.beneficiary(policy.beneficiary()),
                        Places.jurisdiction(policy.jurisdiction()),
                        policy.citation().title(),
                        policy.citation().documentNumber(),
                        String.join(" ", policy.authorities())));
        add(document, Scoring.BODY, leaves.stream().map(CitedLeaf::text).collect(Collectors.joining("\n")));
        add(document, Scoring.REST, policy.notes() + "\n" + words);
        return document;
    }

    private static Document of(SourceDocument source, Article article) {
        Document document = new Document();
        document.add(new StringField(KIND, ARTICLE, Store.NO));
        document.add(new StoredField(ID, article.key()));
        document.add(new StoredField("document", source.id()));
        add(document, Scoring.TITLE, article.heading());
        add(document, Scoring.HEAD, source.title());
        add(document, Scoring.BODY, String.join("\n", article.paragraphs()));
        return document;
    }

    private static void add(Document document, String field, String text) {
        document.add(new TextField(field, text, Store.NO));
        document.add(new TextField(field + Scoring.PAIRS, text, Store.NO));
    }

    List<Hit> policies(String words, int most) {
        return search(words, POLICY, most);
    }

    List<Hit> articles(String words, int most) {
        return search(words, ARTICLE, most);
    }

    private List<Hit> search(String words, String kind, int most) {
        Question question = Question.of(words, scoring.synonyms());
        if (question.terms().isEmpty()) {
            return List.of();
        }
        var query = new BooleanQuery.Builder()
                .add(scoring.query(question), Occur.MUST)
                .add(new TermQuery(new Term(KIND, kind)), Occur.FILTER)
                .build();
        try {
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
                Document document = searcher.storedFields().document(found.doc);
                String source = document.get("document");
                hits.add(new Hit(source == null ? "" : source, document.get(ID), found.score));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
