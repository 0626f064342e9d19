package cn.huice.casework.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** 办件编号: service, district, day and a running number, such as {@code INDUSTRY-120103-20230601-000042}. */
@ApplicationScoped
class CaseNumbers {
    private final EntityManager database;
    private final String service;

    CaseNumbers(EntityManager database, @ConfigProperty(name = "huice.service") String service) {
        this.database = database;
        this.service = service.toUpperCase(Locale.ROOT);
    }

    String next(String district, LocalDate day) {
        Number running = (Number) database.createNativeQuery("select nextval('application_number')")
                .getSingleResult();
        return "%s-%s-%s-%06d".formatted(service, district, day.toString().replace("-", ""), running.longValue());
    }
}
