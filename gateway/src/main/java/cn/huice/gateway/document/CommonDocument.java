package cn.huice.gateway.document;

import cn.huice.gateway.document.ServiceDocument.Component;
import cn.huice.gateway.upstream.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges the services' OpenAPI documents with the gateway's own into one. A component that reads the same everywhere
 * stands once; where two share a name but not their content, the first keeps the name and the other is called after its
 * service ({@code LandPolicyView}).
 */
final class CommonDocument {
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths = result.objectNode();
    private final ArrayNode tags = result.arrayNode();
    private final Map<Component, JsonNode> components = new TreeMap<>();

    private CommonDocument() {}

    /**
     * The common document.
     *
     * @param missing services whose part is not there because they have not answered
     */
    static ObjectNode merge(JsonNode own, Map<Service, JsonNode> documents, Set<Service> missing) {
        var common = new CommonDocument();
        common.addOwn(new ServiceDocument(own));
        new TreeMap<>(documents).forEach((service, document) -> common.add(service, new ServiceDocument(document)));
        return common.written(missing);
    }

    private void addOwn(ServiceDocument own) {
        own.paths().properties().forEach(path -> {
            if (path.getKey().startsWith("/api/")) {
                path.getValue().properties().forEach(entry -> {
                    if (entry.getValue() instanceof ObjectNode operation && operation.has("responses")) {
                        operation.put(
                                "operationId",
                                "gateway_" + ServiceDocument.operationName(entry.getKey(), path.getKey()));
                        ServiceDocument.secure(operation, path.getKey(), entry.getKey());
                    }
                });
                paths.set(path.getKey(), path.getValue());
            }
        });
        own.tags().forEach(tags::add);
        own.components().forEach(component -> components.put(component, own.component(component)));
    }

    private void add(Service service, ServiceDocument document) {
        String prefix = service.name().charAt(0) + service.key().substring(1).toLowerCase(Locale.ROOT);
        var names = new HashMap<Component, String>();
        clashing(document).forEach(component -> names.put(component, prefix + component.name()));
        document.rename(names);
        document.components().forEach(component -> components.putIfAbsent(component, document.component(component)));
        paths.setAll(document.publicPaths(service));
        document.tags().forEach(tag -> {
            ObjectNode own = tag.deepCopy();
            tags.add(own.put(
                    "name", ServiceDocument.tag(service, tag.path("name").asText())));
        });
    }

    /** What differs from a component of the same name, and what refers to something that differs. */
    private Set<Component> clashing(ServiceDocument document) {
        var clashing = new TreeSet<Component>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Component component : document.components()) {
                JsonNode known = components.get(component);
                JsonNode content = document.component(component);
                boolean differs = known != null
                        && (!known.equals(content)
                                || clashing.stream().anyMatch(other -> ServiceDocument.refers(content, other)));
                grown |= differs && clashing.add(component);
            }
        }
        return clashing;
    }

    private ObjectNode written(Set<Service> missing) {
        result.put("openapi", "3.1.0");
        ObjectNode info = result.putObject("info");
        info.put("title", "Huice 惠策");
        info.put("version", "1");
        info.put("description", description(missing));
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        result.putArray("servers").addObject().put("url", "/");
        result.putArray("security").addObject().putArray("jwt");
        result.set("tags", tags);
        result.set("paths", paths);
        ObjectNode all = result.putObject("components");
        components.forEach((component, content) ->
                all.withObjectProperty(component.section()).set(component.name(), content));
        all.putObject("securitySchemes")
                .putObject("jwt")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "Access token of the realm huice, audience huice");
        return result;
    }

    private static String description(Set<Service> missing) {
        String all = "人才、产业扶持、产业用地政策：查询、测算、申请、公示、拨付。"
                + "Policies on talent, industry and land: find, assess, apply, publish, pay. "
                + "Commands carry an Idempotency-Key and, where they change something, If-Match; "
                + "errors are RFC 9457 problem documents.";
        return missing.isEmpty()
                ? all
                : all + "\n\n**Incomplete**: not answering now, so not described here: "
                        + String.join(", ", missing.stream().map(Service::key).toList()) + ".";
    }
}
