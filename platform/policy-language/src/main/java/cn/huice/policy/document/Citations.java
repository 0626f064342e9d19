package cn.huice.policy.document;

import cn.huice.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What policies cite, found in the documents that are there. */
public final class Citations {
    /** A place in another document names its number first, as the trace of a shared definition does. */
    private static final Pattern ELSEWHERE = Pattern.compile("(\\S+?〔\\d{4}〕\\s*\\d+\\s*号)\\s*(.*)");

    private final Map<String, SourceDocument> documents;
    private final Map<String, String> byNumber;

    private Citations(Map<String, SourceDocument> documents, Map<String, String> byNumber) {
        this.documents = documents;
        this.byNumber = byNumber;
    }

    /** @param policies name the documents by number and id */
    public static Citations of(Collection<SourceDocument> documents, Collection<Policy> policies) {
        Map<String, SourceDocument> byId = new HashMap<>();
        documents.forEach(document -> byId.put(document.id(), document));
        Map<String, String> byNumber = new HashMap<>();
        policies.forEach(policy -> byNumber.put(
                number(policy.citation().documentNumber()), policy.citation().document()));
        return new Citations(byId, byNumber);
    }

    private static String number(String documentNumber) {
        return documentNumber.replaceAll("\\s+", "");
    }

    /** Whether the document a policy is taken from is there. */
    public boolean knows(Policy policy) {
        return documents.containsKey(policy.citation().document());
    }

    /** An article and the document it is found in. */
    public record Found(SourceDocument document, Article article) {
        public String words() {
            return document.words(article);
        }
    }

    /** The articles a policy's 依据 names; empty where the document or one of them is not there. */
    public List<Found> find(Policy policy, String citation) {
        Matcher elsewhere = ELSEWHERE.matcher(citation.strip());
        String id = policy.citation().document();
        String place = citation;
        if (elsewhere.matches()) {
            id = byNumber.getOrDefault(number(elsewhere.group(1)), "");
            place = elsewhere.group(2);
        }
        Optional<SourceDocument> document = Optional.ofNullable(documents.get(id));
        List<Found> found = new ArrayList<>();
        String within = place;
        document.ifPresent(text -> text.find(within).forEach(article -> found.add(new Found(text, article))));
        return found;
    }
}
