package cn.huice.journal;

import cn.huice.web.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What has come due and cannot be dealt with: the gauge {@code huice.due.stuck}, as of the last try, and one line in the log for each
 * until its reason changes, however often it is tried again.
 */
final class Stuck {
    private static final Logger LOG = Logger.getLogger(Acting.class);
    private static final Map<String, Stuck> ALL = new ConcurrentHashMap<>();

    private final String what;
    private volatile Map<Object, String> reasons = Map.of();

    private Stuck(String what) {
        this.what = what;
        Gauge.builder("huice.due.stuck", () -> reasons.size()).tag("what", what).register(Metrics.globalRegistry);
    }

    static Stuck of(String what) {
        return ALL.computeIfAbsent(what, Stuck::new);
    }

    /** One round of tries. */
    final class Tries {
        private final Map<Object, String> failed = new HashMap<>();

        void failed(Object one, RuntimeException why) {
            String reason = String.valueOf(why.getMessage());
            failed.put(one, reason);
            if (!reason.equals(reasons.get(one))) {
                tell(one, why);
            }
        }

        void end() {
            reasons = Map.copyOf(failed);
        }
    }

    Tries tries() {
        return new Tries();
    }

    private void tell(Object one, RuntimeException why) {
        if (why instanceof ProblemException refused) {
            LOG.warnf("%s: %s waits and is tried again by itself: %s", what, one, refused.getMessage());
        } else {
            LOG.errorf(why, "%s: %s could not be dealt with and is tried again by itself", what, one);
        }
    }
}
