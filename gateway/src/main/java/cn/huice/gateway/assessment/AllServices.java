package cn.huice.gateway.assessment;

import cn.huice.gateway.catalogue.PolicyIndex;
import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.ServiceRefusal;
import cn.huice.gateway.upstream.Services;
import cn.huice.gateway.upstream.Unavailable;
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

/** Asks every service about its own policies and puts the answers together. */
@ApplicationScoped
class AllServices {
    private final Services services;
    private final PolicyIndex index;
    private final ObjectMapper json;

    @Inject
    AllServices(Services services, PolicyIndex index, ObjectMapper json) {
        this.services = services;
        this.index = index;
        this.json = json;
    }

    AssessmentReply assess(AssessmentRequest request, OnBehalf caller) {
        var unavailable = new TreeSet<Service>();
        Map<Service, AssessmentRequest> questions = questions(request, unavailable);
        List<Answer> answers = Services.all(questions.entrySet().stream()
                .map(question -> services.post(
                        question.getKey(), "/v1/assessments", caller, json.valueToTree(question.getValue()))));

        String asOf = null;
        var results = new ArrayList<ObjectNode>();
        var subjectUnknown = new ArrayList<Answer.Refused>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Given(var service, var body) -> {
                    asOf = body.path("asOf").asText();
                    results.addAll(marked(service, body));
                }
                case Answer.Refused refused
                when refused.status() == 404 && request.subject() != null -> subjectUnknown.add(refused);
                case Answer.Refused refused -> throw new ServiceRefusal(refused);
                case Answer.Silent(var service) -> unavailable.add(service);
            }
        }
        if (asOf == null && !subjectUnknown.isEmpty()) {
            throw new ServiceRefusal(subjectUnknown.getFirst());
        }
        if (asOf == null) {
            throw Unavailable.down(String.join(", ", keys(unavailable)));
        }
        if (!request.policies().isEmpty()) {
            results.sort(Comparator.comparingInt(
                    result -> request.policies().indexOf(result.path("policy").asText())));
        }
        return new AssessmentReply(
                asOf,
                results,
                keys(unavailable),
                keys(subjectUnknown.stream().map(Answer.Refused::service).toList()));
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

    private static List<String> keys(Iterable<Service> services) {
        var keys = new ArrayList<String>();
        services.forEach(service -> keys.add(service.key()));
        return keys;
    }
}
