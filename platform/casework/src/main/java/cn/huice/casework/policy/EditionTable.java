package cn.huice.casework.policy;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Editions as they are stored: each text once, an edition as a list of digests. */
@ApplicationScoped
public class EditionTable {
    private static final TypeReference<Map<String, String>> BY_ID = new TypeReference<>() {};

    private final Database database;
    private final Json json;
    private final Clock clock;

    EditionTable(Database database, Json json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a text, once. @return its digest */
    public String keep(String text) {
        String digest = Edition.digest(text);
        database.change("insert into policy_text (digest, text) values (?, ?) on conflict do nothing", digest, text);
        return digest;
    }

    /** Keeps an edition, once, in the caller's transaction. @return its digest */
    public String keep(Edition edition) {
        if (database.first("select 1 from book_edition where digest = ?", row -> true, edition.digest())
                .isPresent()) {
            return edition.digest();
        }
        Map<String, String> digests = new TreeMap<>();
        edition.texts().forEach((id, text) -> digests.put(id, Edition.digest(text)));
        Set<String> known = kept(digests.values());
        edition.texts().forEach((id, text) -> {
            if (!known.contains(digests.get(id))) {
                keep(text);
            }
        });
        Map<String, String> withdrawn = new TreeMap<>();
        edition.withdrawn().forEach((id, day) -> withdrawn.put(id, day.toString()));
        database.change("""
                insert into book_edition (digest, policies, withdrawn, first_used) values (?, ?, ?, ?)
                on conflict do nothing
                """, edition.digest(), json.write(digests), json.write(withdrawn), clock.instant());
        return edition.digest();
    }

    /** Empty if there never was such an edition here. */
    public Optional<Edition> find(String digest) {
        return database.first(
                        "select policies, withdrawn from book_edition where digest = ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        digest)
                .map(kept -> edition(digest, json.read(kept.getFirst(), BY_ID), json.read(kept.getLast(), BY_ID)));
    }

    private Set<String> kept(Collection<String> digests) {
        return Set.copyOf(database.list(
                "select digest from policy_text where digest = any (?)",
                row -> row.getString(1),
                List.copyOf(digests)));
    }

    /** Digest to text. */
    Map<String, String> texts(Collection<String> digests) {
        Map<String, String> texts = new HashMap<>();
        database.list(
                "select digest, text from policy_text where digest = any (?)",
                row -> texts.put(row.getString(1), row.getString(2)),
                List.copyOf(digests));
        return texts;
    }

    private Edition edition(String digest, Map<String, String> digests, Map<String, String> withdrawn) {
        Map<String, String> kept = texts(digests.values());
        Map<String, String> texts = new HashMap<>();
        digests.forEach((id, text) -> texts.put(id, kept.get(text)));
        Map<String, LocalDate> days = new HashMap<>();
        withdrawn.forEach((id, day) -> days.put(id, LocalDate.parse(day)));
        return new Edition(digest, texts, days);
    }
}
