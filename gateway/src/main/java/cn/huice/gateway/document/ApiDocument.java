package cn.huice.gateway.document;

import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.Services;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenAPI document of everything, as the services describe themselves now. */
@ApplicationScoped
class ApiDocument {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Services services;
    private final JsonNode own;
    private final Duration age;
    private final Map<Service, JsonNode> parts = new EnumMap<>(Service.class);
    private ObjectNode merged;
    private long readAt;

    /** @param age how old the document may be; a restarted service's new interface shows after this time */
    @Inject
    ApiDocument(
            Services services,
            OpenApiDocumentService ownDocument,
            ObjectMapper json,
            @ConfigProperty(name = "huice.document.age", defaultValue = "10s") Duration age) {
        this.services = services;
        this.age = age;
        try {
            this.own = json.readTree(ownDocument.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blocks while the services are asked; a service that is down is described as it last was, if it ever was. */
    synchronized ObjectNode current() {
        long now = System.nanoTime();
        if (merged == null || now - readAt >= age.toNanos()) {
            List<Answer> answers = Services.all(Arrays.stream(Service.values())
                    .map(service -> services.get(service, "/q/openapi?format=json", PATIENCE)));
            for (Answer answer : answers) {
                if (answer instanceof Answer.Given(var service, var body)) {
                    parts.put(service, body);
                }
            }
            Set<Service> missing = EnumSet.allOf(Service.class);
            missing.removeAll(parts.keySet());
            merged = CommonDocument.merge(own, parts, missing);
            readAt = now;
        }
        return merged;
    }
}
