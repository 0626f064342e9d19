package cn.huice.registry;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** After a change of keys the next start re-encrypts what earlier keys encrypted; then they can go. */
@ApplicationScoped
class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final SubjectTable subjects;

    KeyRotation(SubjectTable subjects) {
        this.subjects = subjects;
    }

    @Transactional
    void reseal(@Observes StartupEvent started) {
        int resealed = subjects.reseal();
        if (resealed > 0) {
            LOG.infof("re-encrypted the personal data of %d subjects under the first key", resealed);
        }
    }
}
