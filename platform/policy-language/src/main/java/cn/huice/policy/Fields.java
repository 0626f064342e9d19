package cn.huice.policy;

import cn.huice.policy.text.NearestName;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One mapping of a file with the keys it may have; everything amiss goes to the problems. */
final class Fields {
    private static final int MAX_TEXT = 8000;

    private final Problems problems;
    private final Position at;
    private final Map<String, Yaml> values = new LinkedHashMap<>();

    private Fields(Problems problems, Position at) {
        this.problems = problems;
        this.at = at;
    }

    /** Keys other than the allowed ones are reported, with the nearest allowed one. */
    static Fields of(Yaml node, Problems problems, List<String> allowed) {
        var fields = new Fields(problems, node.at());
        if (!(node instanceof Yaml.Entries(var entries, var at))) {
            problems.add(node.at(), "这里应是“键: 值”，可用的键：" + String.join("、", allowed));
            return fields;
        }
        for (Yaml.Entry entry : entries) {
            if (allowed.contains(entry.key().text())) {
                fields.values.put(entry.key().text(), entry.value());
            } else {
                problems.add(
                        entry.key().at(),
                        "不认识的键“" + entry.key().text() + "”，可用：" + String.join("、", allowed),
                        NearestName.to(entry.key().text(), allowed));
            }
        }
        return fields;
    }

    Position at() {
        return at;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Yaml> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A text; reported and empty if missing. */
    String text(String key) {
        return scalar(key).map(Yaml.Scalar::text).orElse("");
    }

    Optional<String> optionalText(String key) {
        return has(key) ? scalar(key).map(Yaml.Scalar::text) : Optional.empty();
    }

    Optional<Yaml.Scalar> scalar(String key) {
        Yaml value = values.get(key);
        if (value == null) {
            problems.add(at, "缺少“" + key + "”");
            return Optional.empty();
        }
        if (!(value instanceof Yaml.Scalar scalar) || scalar.text().isBlank()) {
            problems.add(value.at(), "“" + key + "”应是文字");
            return Optional.empty();
        }
        if (scalar.text().length() > MAX_TEXT) {
            problems.add(value.at(), "“" + key + "”超过 " + MAX_TEXT + " 字");
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    /** A text that means something: the reading is empty where it does not. */
    <T> Optional<T> read(String key, String expected, Function<String, Optional<T>> reading) {
        return scalar(key).flatMap(scalar -> {
            Optional<T> read = reading.apply(scalar.text());
            if (read.isEmpty()) {
                problems.add(scalar.at(), "“" + key + "”应是" + expected + "，而不是“" + scalar.text() + "”");
            }
            return read;
        });
    }

    /** A text from a list of words. */
    <T> Optional<T> word(String key, Map<String, T> words) {
        return scalar(key).flatMap(scalar -> {
            T meaning = words.get(scalar.text());
            if (meaning == null) {
                problems.add(
                        scalar.at(),
                        "“" + key + "”不能是“" + scalar.text() + "”，可用：" + String.join("、", words.keySet()),
                        NearestName.to(scalar.text(), words.keySet()));
            }
            return Optional.ofNullable(meaning);
        });
    }

    /** Yes only where written: 是 or true. */
    boolean yes(String key) {
        return has(key)
                && word(key, Map.of("是", true, "true", true, "否", false, "false", false))
                        .orElse(false);
    }

    /** A list of texts; empty if missing. */
    List<String> texts(String key) {
        return items(key).stream()
                .flatMap(item -> {
                    if (item instanceof Yaml.Scalar scalar
                            && !scalar.text().isBlank()
                            && scalar.text().length() <= MAX_TEXT) {
                        return Stream.of(scalar.text());
                    }
                    problems.add(item.at(), "“" + key + "”的每一项应是文字，不超过 " + MAX_TEXT + " 字");
                    return Stream.empty();
                })
                .toList();
    }

    /** A list; empty if missing. */
    List<Yaml> items(String key) {
        Yaml value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Yaml.Items(var items, var place)) {
            return items;
        }
        problems.add(value.at(), "“" + key + "”应是列表（每项以“- ”开头）");
        return List.of();
    }
}
