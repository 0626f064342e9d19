package cn.huice.registry;

import cn.huice.registry.identifier.PersonalDataCipher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * After a change of keys what earlier keys encrypted is encrypted anew, some rows at a time while commands go on; then those keys
 * can go. What is left to do stands in the rows themselves, so a process that is killed, or another replica, goes on where it was.
 */
@ApplicationScoped
class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    /** Short enough that a command never waits long for a row. */
    private static final int ROWS_AT_ONCE = 200;

    private final List<EncryptedColumns> all;
    private final PersonalDataCipher cipher;
    private volatile long outdated;

    KeyRotation(@All List<EncryptedColumns> all, PersonalDataCipher cipher, MeterRegistry metrics) {
        this.all = all.stream()
                .sorted(Comparator.comparing(EncryptedColumns::what))
                .toList();
        this.cipher = cipher;
        Gauge.builder("huice.identifiers.outdated", () -> outdated).register(metrics);
    }

    /** How far it is: the key that encrypts, and the rows of each table that another one has encrypted. */
    record RotationProgress(String key, boolean done, List<WaitingRows> tables) {}

    /** Rows of one table that wait. */
    record WaitingRows(String what, long outdated) {}

    RotationProgress progress() {
        List<WaitingRows> tables = all.stream()
                .map(each -> new WaitingRows(each.what(), each.outdated()))
                .toList();
        return new RotationProgress(
                cipher.currentKey(), tables.stream().allMatch(table -> table.outdated() == 0), tables);
    }

    @Scheduled(
            every = "{huice.identifier.rotate-every}",
            identity = "key-rotation",
            concurrentExecution = ConcurrentExecution.SKIP)
    void rotate() {
        long left = 0;
        for (EncryptedColumns columns : all) {
            try {
                long before = columns.outdated();
                if (before > 0) {
                    reseal(columns);
                    long after = columns.outdated();
                    left += after;
                    LOG.infof(
                            "re-encrypted %d rows of %s under key %s, %d are left",
                            before - after, columns.what(), cipher.currentKey(), after);
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s could not be re-encrypted to the end", columns.what());
            }
        }
        outdated = left;
    }

    private static void reseal(EncryptedColumns columns) {
        List<String> after = List.of();
        do {
            List<String> from = after;
            after = QuarkusTransaction.requiringNew().call(() -> columns.reseal(from, ROWS_AT_ONCE));
        } while (!after.isEmpty());
    }
}
