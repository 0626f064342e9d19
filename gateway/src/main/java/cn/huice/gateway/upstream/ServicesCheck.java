package cn.huice.gateway.upstream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells which services answer. The gateway itself stays ready without them: the others still work. */
@Readiness
@ApplicationScoped
class ServicesCheck implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Services services;

    @Inject
    ServicesCheck(Services services) {
        this.services = services;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("services").up();
        Services.all(Arrays.stream(Service.values()).map(service -> services.get(service, "/q/health/live", PATIENCE)))
                .forEach(answer ->
                        check.withData(answer.service().key(), answer instanceof Answer.Given ? "up" : "down"));
        return check.build();
    }
}
