package cn.huice.journal;

import cn.huice.journal.Verification.Flaw;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code export FILE --service NAME --database JDBC-URL} and {@code verify FILE [--keys FILE|FOLDER] [--checkpoint FILE]}.
 * Ends with 0, with 1 where the journal is damaged or cannot be had, with 2 where the call is wrong.
 */
public final class JournalCommand {
    private static final String USAGE = """
            journal export FILE --service NAME --database JDBC-URL    user and password from PGUSER and PGPASSWORD
            journal verify FILE [--keys FILE|FOLDER] [--checkpoint FILE]
              --keys        public keys, X.509, base64, one a line; or the folder where a service keeps the keys it made itself
                            (without it: that of the local system)
              --checkpoint  a copy of a checkpoint, kept elsewhere, which must be in the file
            """;
    private static final Set<String> OPTIONS = Set.of("--service", "--database", "--keys", "--checkpoint");

    private final PrintStream out;
    private final PrintStream err;
    private final Path state;

    JournalCommand(PrintStream out, PrintStream err, Path state) {
        this.out = out;
        this.err = err;
        this.state = state;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = new JournalCommand(out, err, Path.of(".huice")).run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> arguments) throws IOException {
        Map<String, String> options = new TreeMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (OPTIONS.contains(arguments.get(i)) && i + 1 < arguments.size()) {
                options.put(arguments.get(i), arguments.get(++i));
            } else {
                words.add(arguments.get(i));
            }
        }
        String command = words.size() == 2 ? words.getFirst() : "";
        if (command.equals("export") && options.keySet().equals(Set.of("--service", "--database"))) {
            return export(Path.of(words.getLast()), options.get("--service"), options.get("--database"));
        }
        if (command.equals("verify") && Set.of("--keys", "--checkpoint").containsAll(options.keySet())) {
            return verify(Path.of(words.getLast()), options);
        }
        err.print(USAGE);
        return 2;
    }

    private int export(Path file, String service, String database) throws IOException {
        String user = System.getenv().getOrDefault("PGUSER", "postgres");
        String password = System.getenv().getOrDefault("PGPASSWORD", "");
        try (Connection connection = DriverManager.getConnection(database, user, password);
                OutputStream to = Files.newOutputStream(file)) {
            new JournalExport(service, Instant.now()).write(connection, to);
        } catch (SQLException e) {
            err.println("the journal cannot be read: " + e.getMessage());
            return 1;
        }
        out.println(service + " journal written to " + file);
        return 0;
    }

    private int verify(Path file, Map<String, String> options) throws IOException {
        if (!Files.isRegularFile(file)) {
            err.println("no file " + file);
            return 2;
        }
        String service;
        try {
            service = JournalFileCheck.service(file);
        } catch (IOException e) {
            err.println(file + ": " + e.getMessage());
            return 1;
        }
        Path trusted = Optional.ofNullable(options.get("--keys"))
                .map(Path::of)
                .orElse(state.resolve("data/journal").resolve(service));
        List<String> keys = keys(trusted, service);
        if (keys.isEmpty()) {
            err.println("no public key in " + trusted + ": name one by --keys, or nobody's signature is believed");
            return 2;
        }
        Optional<Anchor> anchor = Optional.empty();
        if (options.containsKey("--checkpoint")) {
            anchor = Anchor.read(Path.of(options.get("--checkpoint")));
            if (anchor.isEmpty()) {
                err.println("no file " + options.get("--checkpoint"));
                return 2;
            }
        }
        return tell(service, JournalFileCheck.verify(file, TrustedKeys.of(keys), anchor));
    }

    private int tell(String service, Verification found) {
        out.printf(
                "%s: %d entries, %d checkpoints, sealed through sequence %d%n",
                service, found.entries(), found.checkpoints(), found.sealedThrough());
        for (Flaw flaw : found.flaws()) {
            out.println(words(flaw));
        }
        out.println(
                found.intact()
                        ? "intact"
                        : "NOT INTACT; the first damage: " + words(found.flaws().getFirst()));
        return found.intact() ? 0 : 1;
    }

    private static String words(Flaw flaw) {
        String where = flaw.stream() == null
                ? "checkpoint " + flaw.position()
                : "stream " + flaw.stream() + ", position " + flaw.position();
        String sequence = flaw.sequence() == 0 ? "" : ", sequence " + flaw.sequence();
        return flaw.kind() + " " + where + sequence + ": " + flaw.message();
    }

    private static List<String> keys(Path trusted, String service) throws IOException {
        if (Files.isRegularFile(trusted)) {
            return Files.readAllLines(trusted).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
        return KeptKeys.publicKeys(trusted, service);
    }
}
