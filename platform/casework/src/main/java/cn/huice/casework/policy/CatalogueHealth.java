package cn.huice.casework.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Which book is in use, and which packed files are not. It only tells: the book in use is sound. */
@ApplicationScoped
@Readiness
class CatalogueHealth implements HealthCheck {
    private final Catalogue catalogue;

    CatalogueHealth(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public HealthCheckResponse call() {
        CurrentBook book = catalogue.current();
        return HealthCheckResponse.named("policies")
                .up()
                .withData("policies", book.all().size())
                .withData("revision", book.revision())
                .withData("edition", book.edition().digest())
                .withData(
                        "packedButPublishedStays",
                        String.join(", ", catalogue.arrival().passedOver()))
                .withData("packedRefused", catalogue.arrival().refused().orElse(""))
                .build();
    }
}
