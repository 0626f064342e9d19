package cn.huice.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Names what acts when no caller does: a timer, a consumer. It becomes the actor {@code system:<what>} of entries. */
public final class Acting {
    private static final ScopedValue<String> SYSTEM = ScopedValue.newInstance();

    private Acting() {}

    public static void as(String what, Runnable work) {
        ScopedValue.where(SYSTEM, "system:" + what).run(work);
    }

    public static <T> T as(String what, Supplier<T> work) {
        return ScopedValue.where(SYSTEM, "system:" + what).call(work::get);
    }

    /**
     * Does what has come due by the clock: each in a transaction of its own, so that one that fails holds up no other. That one is
     * due again; meanwhile {@link Stuck} tells of it.
     *
     * @param due by id
     */
    public static <T> void onEachDue(String what, Collection<T> due, Consumer<T> work) {
        Stuck.Tries tries = Stuck.of(what).tries();
        for (T one : due) {
            try {
                as(what, () -> QuarkusTransaction.requiringNew().run(() -> work.accept(one)));
            } catch (RuntimeException e) {
                tries.failed(one, e);
            }
        }
        tries.end();
    }

    static Optional<String> system() {
        return SYSTEM.isBound() ? Optional.of(SYSTEM.get()) : Optional.empty();
    }
}
