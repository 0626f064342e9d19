package cn.huice.casework.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that mean the same to whoever searches; {@code synonyms.txt}. */
final class Synonyms {
    private static final int LONGEST = 12;

    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    private Synonyms() {}

    static Synonyms standard() {
        try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt")) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Synonyms of(List<String> lines) {
        var synonyms = new Synonyms();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> words = Arrays.stream(line.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
                words.forEach(word -> synonyms.groups
                        .computeIfAbsent(word, each -> new LinkedHashSet<>())
                        .addAll(words));
            }
        }
        return synonyms;
    }

    /** The word first, then what means the same. */
    List<String> of(String word) {
        var all = new LinkedHashSet<>(List.of(word));
        all.addAll(groups.getOrDefault(word, Set.of()));
        return List.copyOf(all);
    }

    /** The longest known word that begins there; empty if none does. */
    String at(String text, int start) {
        for (int end = Math.min(text.length(), start + LONGEST); end > start + 1; end--) {
            if (groups.containsKey(text.substring(start, end))) {
                return text.substring(start, end);
            }
        }
        return "";
    }
}
