package cn.huice.local;

import cn.huice.local.walk.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gets a running service's journal as a file: {@code export FILE --service NAME}, with {@code --gateway URL} and {@code
 * --token TOKEN} for a system that is not the local one.
 */
final class JournalExportCommand {
    private static final Set<String> OPTIONS = Set.of("--service", "--gateway", "--token");

    private final Home home;
    private final Screen screen;

    JournalExportCommand(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    int run(List<String> arguments) throws IOException {
        var options = new TreeMap<String, String>();
        var words = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            if (OPTIONS.contains(arguments.get(i)) && i + 1 < arguments.size()) {
                options.put(arguments.get(i), arguments.get(++i));
            } else {
                words.add(arguments.get(i));
            }
        }
        String service = options.getOrDefault("--service", "");
        if (words.size() != 2 || !words.getFirst().equals("export") || !service.matches("talent|industry|land")) {
            screen.say("journal export FILE --service talent|industry|land [--gateway URL] [--token TOKEN]");
            return 2;
        }
        URI gateway = Optional.ofNullable(options.get("--gateway"))
                .map(URI::create)
                .orElse(URI.create("http://127.0.0.1:" + home.portBase()));
        try (Api api = new Api(gateway, URI.create("http://127.0.0.1:" + (home.portBase() + 100)))) {
            Path file = Path.of(words.getLast());
            int status = auditor(api, options.get("--token")).download("/api/" + service + "/v1/journal/export", file);
            screen.say(
                    status == 200
                            ? service + " journal written to " + file + "; ./huice journal verify " + file
                                    + " checks it"
                            : "the journal was refused: " + status);
            return status == 200 ? 0 : 1;
        }
    }

    /** The local auditor unless a token is given, here or in the environment. */
    private static Api.Caller auditor(Api api, String token) {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(System.getenv("HUICE_TOKEN")))
                .map(api::bearer)
                .orElseGet(() -> api.person("auditor"));
    }
}
