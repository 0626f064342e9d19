package cn.huice.local;

import cn.huice.local.stack.Health;
import java.net.URI;
import java.util.List;

/** {@code ./huice status}: what runs and whether it is well. Exit code 1 unless all of it is. */
final class Status {
    private static final List<Part> SHOWN =
            List.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK, Part.TALENT, Part.INDUSTRY, Part.LAND, Part.GATEWAY);

    private final Home home;
    private final Screen screen;

    Status(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    int run() {
        var allWell = SHOWN.stream().map(this::show).reduce(true, Boolean::logicalAnd);
        return allWell ? 0 : 1;
    }

    private boolean show(Part part) {
        var process = home.folder().pidFile(part.label()).living();
        var well = process.isPresent() && healthy(part);
        var state = process.map(found -> (well ? "healthy" : "running, not healthy") + ", pid " + found.pid())
                .orElse("not running");
        screen.say(String.format("  %-10s port %-6d %s", part.label(), home.port(part), state));
        return well;
    }

    private boolean healthy(Part part) {
        return switch (part) {
            case GATEWAY, TALENT, INDUSTRY, LAND -> Health.up(home.address(part).resolve("/q/health/ready"));
            case KEYCLOAK -> Health.up(URI.create(home.address(Part.KEYCLOAK_MANAGEMENT) + "/health/ready"));
            default -> PortOwner.of(home.port(part)).isPresent();
        };
    }
}
