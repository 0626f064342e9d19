package cn.huice.bench.running;

import cn.huice.local.stack.Health;
import cn.huice.local.stack.JavaCommand;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.NodeFailed;
import cn.huice.local.stack.StackFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our own programs as it is packaged and started everywhere, but for where its parts are. */
public final class Program extends Node {
    private final Path jar;
    private final Map<String, String> environment;
    private final List<String> options;

    /**
     * @param module its folder
     * @param options for the JVM, besides those it always gets
     */
    Program(
            Path root,
            String module,
            int port,
            StackFolder folder,
            Map<String, String> environment,
            List<String> options) {
        super(module, port, folder);
        this.jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        this.environment = environment;
        this.options = options;
    }

    public URI door() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    protected void prepare() {
        if (!Files.exists(jar)) {
            throw new NodeFailed("it is not built: " + jar + " is missing");
        }
    }

    @Override
    protected List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.executable(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    @Override
    protected boolean ready() {
        return Health.up(door().resolve("/q/health/ready"));
    }
}
