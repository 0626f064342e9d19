package cn.huice.registry;

import cn.huice.registry.identifier.PersonalDataCipher;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The keys of this process: a service in production does not start without its own. */
@Startup
@Singleton
class PersonalDataKeys {
    /** Known to everyone, so good for development and tests only. */
    private static final String DEVELOPMENT = "development:aHVpY2UtZGV2ZWxvcG1lbnQta2V5LW5vdC1zZWNyZXQ=";

    private final PersonalDataCipher cipher;

    PersonalDataKeys(IdentifierSettings settings, LaunchMode mode) {
        cipher = new PersonalDataCipher(settings.keys().orElseGet(() -> forDevelopment(mode)));
    }

    @Produces
    @Singleton
    PersonalDataCipher cipher() {
        return cipher;
    }

    static List<String> forDevelopment(LaunchMode mode) {
        if (mode == LaunchMode.NORMAL) {
            throw new IllegalStateException(
                    "huice.identifier.keys is not set: a service in production needs its own keys for personal data");
        }
        return List.of(DEVELOPMENT);
    }
}
