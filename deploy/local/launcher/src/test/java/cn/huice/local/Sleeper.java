package cn.huice.local;

import cn.huice.local.stack.Node;
import cn.huice.local.stack.StackFolder;
import java.nio.file.Path;
import java.util.List;

/** A node that does nothing but run, with a child, as a real one may have. */
final class Sleeper extends Node {
    private final String program;

    Sleeper(String name, Path folder) {
        this(name, folder, "sleep 600 & wait");
    }

    Sleeper(String name, Path folder, String program) {
        super(name, 1, StackFolder.at(folder));
        this.program = program;
    }

    @Override
    protected void prepare() {}

    @Override
    protected List<String> command() {
        return List.of("sh", "-c", program);
    }

    @Override
    protected boolean ready() {
        return alive()
                && ProcessHandle.of(pid()).orElseThrow().children().findAny().isPresent();
    }
}
