package cn.huice.local.walk;

import java.io.PrintStream;

/** Prints the walk as it happens: chapters, numbered steps, who asked what, and what came back. */
public final class Story {
    private final PrintStream out;
    private int chapter;
    private int step;

    public Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapter++;
        step = 0;
        out.println();
        out.println("── " + chapter + "  " + title + " ──");
    }

    /** A step with its request. */
    Reply step(String what, Api.Caller caller, Reply reply) {
        step++;
        out.printf("%n%d.%d  %s%n", chapter, step, what);
        out.printf(
                "     %s  %s -> %d  request %s%n", caller.name(), reply.request(), reply.status(), reply.requestId());
        return reply;
    }

    /** What the step showed. */
    void note(String text) {
        out.println("     " + text);
    }
}
