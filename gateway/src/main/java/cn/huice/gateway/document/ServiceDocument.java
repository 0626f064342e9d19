package cn.huice.gateway.document;

import cn.huice.gateway.OpenToAll;
import cn.huice.gateway.upstream.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One OpenAPI document on its way into the common one. Never changes what it was given. */
final class ServiceDocument {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode document;

    ServiceDocument(JsonNode document) {
        this.document = document.deepCopy();
    }

    /** A named component: {@code schemas} / {@code PolicyView}. */
    record Component(String section, String name) implements Comparable<Component> {
        String reference() {
            return "#/components/" + section + "/" + name;
        }

        @Override
        public int compareTo(Component other) {
            return reference().compareTo(other.reference());
        }
    }

    JsonNode component(Component component) {
        return document.path("components").path(component.section()).path(component.name());
    }

    /** All components but the security schemes, of which the common document has its own. */
    Set<Component> components() {
        var components = new TreeSet<Component>();
        document.path("components").properties().forEach(section -> {
            if (!section.getKey().equals("securitySchemes")) {
                section.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> components.add(new Component(section.getKey(), name)));
            }
        });
        return components;
    }

    JsonNode paths() {
        return document.path("paths");
    }

    JsonNode tags() {
        return document.path("tags");
    }

    /** True where {@code node} refers, at any depth, to {@code component}. */
    static boolean refers(JsonNode node, Component component) {
        return node.findValues("$ref").stream()
                .anyMatch(reference -> component.reference().equals(reference.textValue()));
    }

    /** Gives components other names, wherever they are referred to. */
    void rename(Map<Component, String> names) {
        names.forEach((component, name) -> {
            var section = (ObjectNode) document.path("components").path(component.section());
            section.set(name, section.remove(component.name()));
        });
        names.forEach((component, name) ->
                redirect(document, component.reference(), new Component(component.section(), name).reference()));
    }

    private static void redirect(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object && from.equals(object.path("$ref").textValue())) {
            object.set("$ref", TextNode.valueOf(to));
        }
        node.forEach(child -> redirect(child, from, to));
    }

    /** Moves its paths below the gateway's, and says with each operation whose it is and whether it needs a token. */
    ObjectNode publicPaths(Service service) {
        ObjectNode moved = document.objectNode();
        paths().properties().forEach(path -> {
            if (path.getKey().matches("/(v1|ogc)(/.*)?") && path.getValue() instanceof ObjectNode item) {
                item.properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                        describe(operation, service, entry.getKey(), path.getKey());
                    }
                });
                moved.set(service.publicPath(path.getKey()), item);
            }
        });
        return moved;
    }

    private void describe(ObjectNode operation, Service service, String method, String path) {
        operation.put("operationId", service.key() + "_" + operationName(method, path));
        ArrayNode tags = document.arrayNode();
        operation.path("tags").forEach(tag -> tags.add(tag(service, tag.asText())));
        operation.set("tags", tags.isEmpty() ? tags.add(service.key()) : tags);
        secure(operation, service.publicPath(path), method);
    }

    static String tag(Service service, String name) {
        return service.key() + " / " + name;
    }

    /** {@code get /v1/policies/{id}} is {@code get_v1_policies_id}. */
    static String operationName(String method, String path) {
        return (method + path)
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceFirst("_$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The document asks for a token everywhere; what is public says so. */
    static void secure(ObjectNode operation, String publicPath, String method) {
        operation.remove("security");
        if (method.equals("get") && OpenToAll.path(publicPath)) {
            operation.putArray("security");
        }
    }
}
