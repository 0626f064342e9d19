package cn.huice.journal.relay;

import cn.huice.journal.JournalSettings;
import cn.huice.journal.ThisService;
import cn.huice.journal.kafka.Broker;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Runs this process's relay from start to shutdown. */
@ApplicationScoped
class Publishing {
    private final Relay relay;
    private final boolean enabled;

    Publishing(AgroalDataSource database, Broker broker, ThisService service, JournalSettings settings) {
        this.relay = new Relay(database, broker, service, settings.relay());
        this.enabled = settings.relay().enabled();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            relay.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        relay.close();
    }

    boolean leading() {
        return relay.leading();
    }

    Optional<String> trouble() {
        return relay.trouble();
    }
}
