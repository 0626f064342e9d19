package cn.huice.local;

import cn.huice.local.district.DistrictDemo;
import cn.huice.local.walk.Walk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The program behind {@code ./huice}. Exit codes: 0 done, 1 not done (the reason is printed), 2 wrong call. */
public final class Huice {
    private static final int MILLION = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Screen screen;

    private Huice(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.exit(new Huice(Home.here(), screen).run(List.of(arguments)));
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        if (!arguments.isEmpty() && arguments.getFirst().equals("documents")) {
            return new DocumentsCommand(home, screen).run(arguments.subList(1, arguments.size()));
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("journal")) {
            return new JournalExportCommand(home, screen).run(arguments.subList(1, arguments.size()));
        }
        return switch (String.join(" ", arguments)) {
            case "up" -> new Up(home, screen).run();
            case "up --detach" -> new Detached(home, screen).run();
            case "down" -> down();
            case "status" -> new Status(home, screen).run();
            case "demo" -> new Walk(home.portBase(), System.out).run();
            case "demo --district" -> district(MILLION);
            default -> {
                if (arguments.size() == 3
                        && arguments.subList(0, 2).equals(List.of("demo", "--district"))
                        && arguments.get(2).matches("[1-9][0-9]{0,6}")) {
                    yield district(Integer.parseInt(arguments.get(2)));
                }
                screen.say("unknown: " + String.join(" ", arguments) + "; ./huice help lists what there is");
                yield 2;
            }
        };
    }

    private int district(int inhabitants) {
        return new DistrictDemo(home, inhabitants, System.out).run();
    }

    private int down() throws IOException {
        var wasUp = Leftovers.launcher(home.folder()).endLeftover(PATIENCE);
        Leftovers.end(home.folder(), screen);
        screen.say(wasUp ? "stopped" : "was not up");
        return 0;
    }
}
