package cn.huice.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What the person at the terminal sees. */
public final class Screen {
    private final PrintStream out;

    public Screen(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    /** Something that happened while the system ran, with the time of day. */
    void event(String what) {
        say("[" + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "] " + what);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
