package cn.huice.gateway.interview;

import cn.huice.gateway.entitlement.Entitlement;
import cn.huice.gateway.question.Questions;
import cn.huice.gateway.upstream.Gathered;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.Services;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Questions one after another, over all fields at once, for an app that knows nothing yet. */
@Path("/api/interviews")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "interviews", description = "逐题问答")
class InterviewResource {
    private final Services services;
    private final ObjectMapper json;

    @Inject
    InterviewResource(Services services, ObjectMapper json) {
        this.services = services;
        this.json = json;
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "The question whose answer decides most over all services, for all that is known so far")
    public InterviewReply ask(@NotNull @Valid InterviewRequest request, @Context HttpHeaders headers) {
        OnBehalf caller = OnBehalf.of(headers);
        JsonNode question = json.valueToTree(request.withMany());
        Gathered gathered = Gathered.of(
                Services.all(Stream.of(Service.values())
                        .map(service -> services.post(service, "/v1/interviews", caller, question))),
                request.subject() != null);
        Collection<JsonNode> answers = gathered.given().values();
        return new InterviewReply(
                answers.iterator().next().path("asOf").asText(),
                Questions.best(answers, request.limit()),
                sum(answers, "settled"),
                sum(answers, "open"),
                Entitlement.of(eligible(answers)),
                Gathered.keys(gathered.unavailable()),
                Gathered.keys(gathered.unknownTo()));
    }

    private static int sum(Collection<JsonNode> answers, String field) {
        return answers.stream().mapToInt(answer -> answer.path(field).asInt()).sum();
    }

    private static List<ObjectNode> eligible(Collection<JsonNode> answers) {
        return answers.stream()
                .flatMap(answer -> answer.path("eligible").valueStream())
                .map(ObjectNode.class::cast)
                .toList();
    }
}
