package cn.huice.local;

import cn.huice.local.stack.PidFile;
import cn.huice.local.stack.StackFolder;
import java.io.IOException;
import java.time.Duration;

/** Processes of an earlier run whose launcher was killed before it could stop them. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Ends them, services first. */
    static void end(StackFolder folder, Screen screen) throws IOException {
        for (var part : Part.values()) {
            if (folder.pidFile(part.label()).endLeftover(PATIENCE)) {
                screen.say("ended " + part.label() + ", left over from an earlier run");
            }
        }
    }

    static PidFile launcher(StackFolder folder) {
        return folder.pidFile("launcher");
    }
}
