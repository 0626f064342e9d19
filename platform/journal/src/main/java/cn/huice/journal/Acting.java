package cn.huice.journal;

import java.util.Optional;
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

    static Optional<String> system() {
        return SYSTEM.isBound() ? Optional.of(SYSTEM.get()) : Optional.empty();
    }
}
