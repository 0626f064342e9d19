package cn.huice.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was measured, on the screen as it comes and whole in a file. */
public final class Report {
    private final PrintStream screen;
    private final List<String> blocks = new ArrayList<>();
    private final Table targets = new Table("target", "wanted", "measured", "");
    private boolean allMet = true;

    public Report(PrintStream screen) {
        this.screen = screen;
    }

    public void add(Object block) {
        blocks.add(block.toString());
        screen.println(block + "\n");
    }

    /** Says on the screen only what is going on. */
    public void progress(String doing) {
        screen.println("... " + doing);
    }

    /** Holds a figure against what is wanted of it. */
    public void target(String what, String wanted, String measured, boolean met) {
        targets.row(what, wanted, measured, met ? "met" : "NOT MET");
        allMet &= met;
    }

    /** Adds the targets; says whether all are met. */
    public boolean close(Path file) {
        add("## Targets");
        add(targets);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n\n", blocks) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return allMet;
    }
}
