package cn.huice.local.stack;

import java.nio.file.Path;

/** The Java that runs this program runs the others too. */
public final class JavaCommand {
    private JavaCommand() {}

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
