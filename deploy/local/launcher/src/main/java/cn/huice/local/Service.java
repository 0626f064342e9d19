package cn.huice.local;

import cn.huice.local.stack.Health;
import cn.huice.local.stack.JavaCommand;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.NodeFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of our own programs, as Quarkus packages it. It is ready when its health check says so. */
final class Service extends Node {
    private final Home home;
    private final Part part;
    private final Path program;
    private final Map<String, String> environment;

    /** @param module the folder of the module in the checkout */
    Service(Part part, String module, Map<String, String> environment, Home home) {
        super(part.label(), home.port(part), home.folder());
        this.home = home;
        this.part = part;
        this.program = home.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        this.environment = environment;
    }

    @Override
    protected void prepare() {
        if (!Files.exists(program)) {
            throw new NodeFailed(name() + " is not built: " + program + " is missing");
        }
    }

    @Override
    protected List<String> command() {
        return List.of(
                JavaCommand.executable(),
                // Little to begin with, and room for the columns of a whole district.
                "-Xms128m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-jar",
                program.toString());
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    @Override
    protected boolean ready() {
        return Health.up(home.address(part).resolve("/q/health/ready"));
    }

    @Override
    protected Duration grace() {
        return Duration.ofSeconds(15);
    }
}
