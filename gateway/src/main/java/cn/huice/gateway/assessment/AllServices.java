package cn.huice.gateway.assessment;

import cn.huice.gateway.catalogue.PolicyIndex;
import cn.huice.gateway.entitlement.Entitlement;
import cn.huice.gateway.question.Questions;
import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.Gathered;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.Services;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Asks every service about its own policies and puts the answers together. */
@ApplicationScoped
class AllServices {
    private static final int MOST_QUESTIONS = 3;

    private final Services services;
    private final PolicyIndex index;
    private final ObjectMapper json;

    @Inject
    AllServices(Services services, PolicyIndex index, ObjectMapper json) {
        this.services = services;
        this.index = index;
        this.json = json;
    }

    /** @param withArticles whether each line of the trace shows the words of its article */
    AssessmentReply assess(AssessmentRequest request, boolean withArticles, OnBehalf caller) {
        String path = "/v1/assessments" + (withArticles ? "?articles=true" : "");
        var unread = new TreeSet<Service>();
        Map<Service, AssessmentRequest> questions = questions(request, unread);
        boolean aboutSubject = request.subject() != null;
        List<CompletableFuture<Answer>> next = request.policies().isEmpty() ? interviews(request, caller) : List.of();
        Gathered gathered = Gathered.of(
                Services.all(questions.entrySet().stream()
                        .map(question ->
                                services.post(question.getKey(), path, caller, json.valueToTree(question.getValue())))),
                aboutSubject);
        unread.addAll(gathered.unavailable());
        var results = new ArrayList<ObjectNode>();
        gathered.given().forEach((service, body) -> results.addAll(marked(service, body)));
        if (!request.policies().isEmpty()) {
            results.sort(Comparator.comparingInt(
                    result -> request.policies().indexOf(result.path("policy").asText())));
        }
        return new AssessmentReply(
                gathered.given().values().iterator().next().path("asOf").asText(),
                Entitlement.of(results),
                best(next),
                results,
                Gathered.keys(unread),
                Gathered.keys(gathered.unknownTo()));
    }

    private List<CompletableFuture<Answer>> interviews(AssessmentRequest request, OnBehalf caller) {
        ObjectNode about = json.valueToTree(request);
        about.put("limit", Questions.OF_EACH);
        return Stream.of(Service.values())
                .map(service -> services.post(service, "/v1/interviews", caller, about))
                .toList();
    }

    /** Whoever does not answer has no question; that it is silent, the assessment says. */
    private static List<ObjectNode> best(List<CompletableFuture<Answer>> interviews) {
        List<JsonNode> given = Services.all(interviews.stream()).stream()
                .flatMap(answer ->
                        answer instanceof Answer.Given(var service, var body) ? Stream.of(body) : Stream.empty())
                .toList();
        return Questions.best(given, MOST_QUESTIONS);
    }

    /** Each service is asked only about what it holds. */
    private Map<Service, AssessmentRequest> questions(AssessmentRequest request, TreeSet<Service> unavailable) {
        var questions = new EnumMap<Service, AssessmentRequest>(Service.class);
        if (request.policies().isEmpty()) {
            for (Service service : Service.values()) {
                questions.put(service, request);
            }
            return questions;
        }
        PolicyIndex.Found found = index.find(request.policies());
        var missing = new ArrayList<FieldError>();
        for (int i = 0; i < request.policies().size(); i++) {
            String id = request.policies().get(i);
            Service holder = found.holders().get(id);
            if (holder == null) {
                missing.add(FieldError.of("policies[" + i + "]", "没有政策 " + id, "no policy " + id, "GET /api/policies"));
            } else {
                questions.merge(holder, request.about(List.of(id)), (all, one) -> all.about(joined(all, one)));
            }
        }
        if (!missing.isEmpty() && found.unread().isEmpty()) {
            throw ProblemException.badRequest(
                    "unknown-policy",
                    Text.of("没有所列的政策", "Some policies are not known"),
                    missing.toArray(FieldError[]::new));
        }
        if (!missing.isEmpty()) {
            unavailable.addAll(found.unread());
        }
        return questions;
    }

    private static List<String> joined(AssessmentRequest all, AssessmentRequest one) {
        var ids = new ArrayList<>(all.policies());
        one.policies().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        return ids;
    }

    private static List<ObjectNode> marked(Service service, JsonNode body) {
        var results = new ArrayList<ObjectNode>();
        for (JsonNode result : body.path("results")) {
            if (result instanceof ObjectNode object) {
                results.add(object.put("service", service.key()));
            }
        }
        return results;
    }
}
