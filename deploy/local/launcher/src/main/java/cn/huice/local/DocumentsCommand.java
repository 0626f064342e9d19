package cn.huice.local;

import cn.huice.local.walk.Api;
import cn.huice.local.walk.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Brings the documents that policies cite to the services, and gets them back: {@code import FOLDER} and {@code export
 * FOLDER}, with {@code --gateway URL} and {@code --token TOKEN} for a system that is not the local one. A document is
 * kept by every service whose policies are taken from it.
 */
final class DocumentsCommand {
    private static final List<String> SERVICES = List.of("talent", "industry", "land");
    private static final int PAGE = 1000;

    private final Home home;
    private final Screen screen;

    DocumentsCommand(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    int run(List<String> arguments) throws IOException {
        var options = new TreeMap<String, String>();
        var words = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            if (Set.of("--gateway", "--token").contains(arguments.get(i)) && i + 1 < arguments.size()) {
                options.put(arguments.get(i), arguments.get(++i));
            } else {
                words.add(arguments.get(i));
            }
        }
        if (words.size() != 2 || !Set.of("import", "export").contains(words.getFirst())) {
            screen.say("documents import|export FOLDER [--gateway URL] [--token TOKEN]");
            return 2;
        }
        URI gateway = Optional.ofNullable(options.get("--gateway"))
                .map(URI::create)
                .orElse(URI.create("http://127.0.0.1:" + home.portBase()));
        try (Api api = new Api(gateway, URI.create("http://127.0.0.1:" + (home.portBase() + 100)))) {
            Path folder = Path.of(words.getLast());
            return words.getFirst().equals("import")
                    ? bringIn(api, caller(api, options.get("--token")), folder)
                    : getBack(api, folder);
        }
    }

    /** The local operator unless a token is given, here or in the environment. */
    private static Api.Caller caller(Api api, String token) {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(System.getenv("HUICE_TOKEN")))
                .map(api::bearer)
                .orElseGet(() -> api.person("operator"));
    }

    private int bringIn(Api api, Api.Caller caller, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            screen.say("no folder " + folder);
            return 2;
        }
        Map<String, Set<String>> cited = citedBy(api);
        int refused = 0;
        int taken = 0;
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(file -> file.toString().matches(".*\\.(md|txt)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String id = file.getFileName().toString().replaceFirst("\\.(md|txt)$", "");
            if (!cited.containsKey(id)) {
                screen.say(id + ": no policy is taken from it, left out");
            }
            for (String service : cited.getOrDefault(id, Set.of())) {
                Reply reply = put(caller, service, id, Files.readString(file, StandardCharsets.UTF_8));
                if (reply.status() == 200) {
                    taken++;
                    screen.say(id + " -> " + service + ": "
                            + reply.body().path("articles").asInt() + " articles, revision "
                            + reply.body().path("revision").asInt());
                } else {
                    refused++;
                    screen.say(id + " -> " + service + ": " + reply.status() + " " + reply.body());
                }
            }
        }
        screen.say(taken + " taken in, " + refused + " refused");
        return refused == 0 ? 0 : 1;
    }

    private static Reply put(Api.Caller caller, String service, String id, String text) {
        String path = "/api/" + service + "/v1/documents/" + id;
        Reply standing = caller.get(path);
        return caller.put(
                path,
                Map.of("text", text),
                UUID.randomUUID().toString(),
                standing.status() == 200 ? standing.etag() : null);
    }

    /** Document id to the services whose policies are taken from it. */
    private static Map<String, Set<String>> citedBy(Api api) {
        var cited = new TreeMap<String, Set<String>>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = page(api, "/api/policies?limit=" + PAGE + cursor);
            for (JsonNode policy : page.path("items")) {
                cited.computeIfAbsent(policy.path("citation").path("document").asText(), id -> new TreeSet<>())
                        .add(policy.path("service").asText());
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : null;
        }
        return cited;
    }

    private int getBack(Api api, Path folder) throws IOException {
        Files.createDirectories(folder);
        int written = 0;
        for (String service : SERVICES) {
            String path = "/api/" + service + "/v1/documents";
            for (JsonNode listed : page(api, path + "?limit=" + PAGE).path("items")) {
                String id = listed.path("id").asText();
                Files.writeString(
                        folder.resolve(id + ".md"),
                        page(api, path + "/" + id).path("text").asText());
                written++;
            }
        }
        screen.say(written + " written to " + folder);
        return 0;
    }

    private static JsonNode page(Api api, String path) {
        Reply reply = api.anyone().get(path);
        if (reply.status() != 200) {
            throw new IllegalStateException("GET " + path + ": " + reply.status() + " " + reply.body());
        }
        return reply.body();
    }
}
