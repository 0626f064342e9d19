package cn.huice.casework.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * How well something answers a question. Scores of the three services are put in one order, so they must not depend on what
 * else a service has: a word counts the same whether it is rare there or not, and each word that is met counts by itself.
 */
final class Scoring {
    /** Title, what it is taken from, what it says, notes, the articles' words; of policies and articles alike. */
    static final String TITLE = "title";

    static final String HEAD = "head";
    static final String BODY = "body";
    static final String REST = "rest";

    /** Each field once in words and once in pairs of characters, for what the dictionary of words does not know. */
    static final String PAIRS = "_pairs";

    private static final Map<String, Float> WEIGHTS = Map.of(TITLE, 3.0f, HEAD, 0.8f, BODY, 1.2f, REST, 0.3f);
    private static final float OF_PAIRS = 0.9f;
    /** Words that mean the same are worth a little less than the word itself. */
    private static final float OF_SYNONYMS = 0.85f;

    private static final float OF_BEING_MET = 1.0f;
    private static final float OTHER_FIELDS = 0.25f;

    private final Analyzer analyzer;
    private final Synonyms synonyms = Synonyms.standard();

    Scoring() {
        var pairs = new CJKAnalyzer(CharArraySet.EMPTY_SET);
        analyzer = new PerFieldAnalyzerWrapper(
                new SmartChineseAnalyzer(true),
                Map.of(TITLE + PAIRS, pairs, HEAD + PAIRS, pairs, BODY + PAIRS, pairs, REST + PAIRS, pairs));
    }

    Analyzer analyzer() {
        return analyzer;
    }

    Synonyms synonyms() {
        return synonyms;
    }

    static Similarity similarity() {
        return new BM25Similarity(1.0f, 0.35f) {
            @Override
            protected float idf(long documentsWithIt, long documents) {
                return 1;
            }
        };
    }

    Query query(Question question) {
        var all = new BooleanQuery.Builder();
        for (String term : question.terms()) {
            Query met = term(term);
            all.add(met, Occur.SHOULD);
            all.add(new BoostQuery(new ConstantScoreQuery(met), OF_BEING_MET), Occur.SHOULD);
        }
        return all.build();
    }

    private Query term(String term) {
        var alternatives = new ArrayList<Query>();
        for (String word : synonyms.of(term)) {
            float weight = word.equals(term) ? 1 : OF_SYNONYMS;
            alternatives.add(new BoostQuery(anywhere(word), weight));
        }
        return new DisjunctionMaxQuery(alternatives, 0);
    }

    private Query anywhere(String word) {
        var fields = new ArrayList<Query>();
        WEIGHTS.forEach((field, weight) -> {
            in(field, word, weight, fields);
            in(field + PAIRS, word, weight * OF_PAIRS, fields);
        });
        return new DisjunctionMaxQuery(fields, OTHER_FIELDS);
    }

    /** Most of the word's tokens must be there; together they count as one. */
    private void in(String field, String word, float weight, List<Query> fields) {
        List<String> tokens = tokens(field, word);
        if (tokens.isEmpty()) {
            return;
        }
        var parts = new BooleanQuery.Builder();
        tokens.forEach(token -> parts.add(new TermQuery(new Term(field, token)), Occur.SHOULD));
        parts.setMinimumNumberShouldMatch((tokens.size() * 2 + 2) / 3);
        fields.add(new BoostQuery(parts.build(), weight / tokens.size()));
    }

    List<String> tokens(String field, String text) {
        var tokens = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            var token = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(token.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is read without failure", e);
        }
        return tokens;
    }
}
