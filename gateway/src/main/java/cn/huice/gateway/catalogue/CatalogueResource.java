package cn.huice.gateway.catalogue;

import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.Listing;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.ServiceRefusal;
import cn.huice.gateway.upstream.Services;
import cn.huice.web.FieldError;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All published policies, one service's after the other's. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "policies", description = "各领域政策目录")
class CatalogueResource {
    private final Services services;

    @Inject
    CatalogueResource(Services services) {
        this.services = services;
    }

    /**
     * One page of the catalogue.
     *
     * @param items policies as their service describes them, with {@code service} and {@code links.self} added
     * @param next pass it as {@code cursor}; null on the last page
     * @param unavailable services that could not be asked for this page
     */
    record CataloguePage(
            @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            List<ObjectNode> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) String next,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unavailable) {}

    /** The page's place: a service, and that service's own cursor; written {@code industry:rd21-x}. */
    private record Place(Service service, String cursor) {
        static Place of(String cursor) {
            if (cursor == null) {
                return new Place(Service.TALENT, "");
            }
            String[] parts = cursor.split(":", 2);
            return Service.of(parts[0])
                    .filter(service -> parts.length == 2)
                    .map(service -> new Place(service, parts[1]))
                    .orElseThrow(() -> ProblemException.badField(
                            FieldError.of("cursor", "应为上一页返回的 next", "must be the last page's next", "cursor")));
        }

        @Override
        public String toString() {
            return service.key() + ":" + cursor;
        }
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "List the policies of all services, with the filters of /v1/policies")
    public CataloguePage list(
            @QueryParam("kind") String kind,
            @QueryParam("beneficiary") String beneficiary,
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("executable") Boolean executable,
            @QueryParam("q") String words,
            @QueryParam("asOf") String asOf,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        var query = new LinkedHashMap<String, String>();
        putIfGiven(query, "kind", kind);
        putIfGiven(query, "beneficiary", beneficiary);
        putIfGiven(query, "jurisdiction", jurisdiction);
        putIfGiven(query, "executable", executable == null ? null : executable.toString());
        putIfGiven(query, "q", words);
        putIfGiven(query, "asOf", asOf);
        return page(query, Page.limit(limit), Place.of(cursor), OnBehalf.of(headers));
    }

    private CataloguePage page(Map<String, String> query, int limit, Place from, OnBehalf caller) {
        var items = new ArrayList<ObjectNode>();
        var unavailable = new ArrayList<String>();
        Place place = from;
        while (place != null && items.size() < limit) {
            var asked = new LinkedHashMap<>(query);
            if (!place.cursor().isEmpty()) {
                asked.put("cursor", place.cursor());
            }
            String uri = "/v1/policies?limit=" + (limit - items.size()) + Listing.written(asked);
            String rest = null;
            switch (services.get(place.service(), uri, caller).join()) {
                case Answer.Given(var service, var body) -> {
                    Listing.items(service, body).stream()
                            .map(CatalogueResource::linked)
                            .forEach(items::add);
                    rest = body.path("next").textValue();
                }
                case Answer.Refused refused -> throw new ServiceRefusal(refused);
                case Answer.Silent(var service) -> unavailable.add(service.key());
            }
            place = rest == null ? after(place.service()) : new Place(place.service(), rest);
        }
        return new CataloguePage(items, place == null ? null : place.toString(), unavailable);
    }

    private static Place after(Service service) {
        return service.ordinal() + 1 == Service.values().length
                ? null
                : new Place(Service.values()[service.ordinal() + 1], "");
    }

    private static ObjectNode linked(ObjectNode policy) {
        Service service = Service.of(policy.path("service").asText()).orElseThrow();
        String path = "/v1/policies/" + policy.path("id").asText();
        policy.withObjectProperty("links").put("self", service.publicPath(path));
        return policy;
    }

    private static void putIfGiven(Map<String, String> query, String name, String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
