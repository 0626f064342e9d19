package cn.huice.gateway.catalogue;

import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.ServiceRefusal;
import cn.huice.gateway.upstream.Services;
import cn.huice.gateway.upstream.Unavailable;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search over all services at once: their answers in one order. */
@Path("/api/search")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "search", description = "检索全部领域")
class SearchResource {
    private static final int USUAL = 10;
    private static final int MOST = 50;

    private final Services services;

    @Inject
    SearchResource(Services services) {
        this.services = services;
    }

    /**
     * What answers the words.
     *
     * @param policies best first, as their service describes them, with {@code service} and {@code links.self} added
     * @param articles best first; a document that several services keep is shown once
     * @param unavailable services that could not be asked
     */
    record Answers(
            String q,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            List<ObjectNode> policies,

            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            List<ObjectNode> articles,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unavailable) {}

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Search the policies of all services and the articles of their documents, in Chinese")
    public Answers search(
            @QueryParam("q") String words, @QueryParam("limit") Integer limit, @Context HttpHeaders headers) {
        if (words == null || words.isBlank()) {
            throw ProblemException.badField(FieldError.of("q", "请写要找什么", "say what to look for", "q"));
        }
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw ProblemException.badField(
                    FieldError.of("limit", "应在 1 到 " + MOST + " 之间", "must be 1 to " + MOST, "1.." + MOST));
        }
        int most = limit == null ? USUAL : limit;
        String uri = "/v1/search?limit=" + most + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        OnBehalf caller = OnBehalf.of(headers);
        var policies = new ArrayList<ObjectNode>();
        var articles = new ArrayList<ObjectNode>();
        var unavailable = new ArrayList<String>();
        for (Answer answer :
                Services.all(Arrays.stream(Service.values()).map(service -> services.get(service, uri, caller)))) {
            switch (answer) {
                case Answer.Given(var service, var body) -> {
                    body.path("policies").forEach(hit -> policies.add(policy(service, hit)));
                    body.path("articles").forEach(hit -> articles.add(article(service, hit)));
                }
                case Answer.Refused refused -> throw new ServiceRefusal(refused);
                case Answer.Silent(var service) -> unavailable.add(service.key());
            }
        }
        if (unavailable.size() == Service.values().length) {
            throw Unavailable.down(String.join(", ", unavailable));
        }
        return new Answers(words, best(policies, most), best(once(articles), most), unavailable);
    }

    private static ObjectNode policy(Service service, JsonNode hit) {
        return linked(service, hit, "/v1/policies/" + hit.path("id").asText());
    }

    private static ObjectNode article(Service service, JsonNode hit) {
        return linked(service, hit, "/v1/documents/" + hit.path("document").asText());
    }

    private static ObjectNode linked(Service service, JsonNode hit, String path) {
        ObjectNode found = hit.deepCopy();
        found.put("service", service.key());
        found.withObjectProperty("links").put("self", service.publicPath(path));
        return found;
    }

    private static List<ObjectNode> once(List<ObjectNode> articles) {
        Set<String> seen = new HashSet<>();
        return articles.stream()
                .filter(hit -> seen.add(hit.path("document").asText() + " "
                        + hit.path("article").asText()))
                .toList();
    }

    private static List<ObjectNode> best(List<ObjectNode> hits, int most) {
        return hits.stream()
                .sorted(Comparator.comparingDouble(hit -> -hit.path("score").asDouble()))
                .limit(most)
                .toList();
    }
}
