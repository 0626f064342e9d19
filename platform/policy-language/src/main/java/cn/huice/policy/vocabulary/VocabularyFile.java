package cn.huice.policy.vocabulary;

import cn.huice.policy.yaml.Yaml;
import cn.huice.policy.yaml.YamlError;
import cn.huice.policy.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code cn/huice/policy/vocabulary.yaml}, which ships with this module. */
final class VocabularyFile {
    static final Vocabulary STANDARD = read();

    private VocabularyFile() {}

    private static Vocabulary read() {
        try (var in = VocabularyFile.class.getResourceAsStream("/cn/huice/policy/vocabulary.yaml")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var attributes = new ArrayList<Attribute>();
            for (Yaml entry : ((Yaml.Items) YamlReader.read(text)).values()) {
                attributes.add(attribute((Yaml.Entries) entry));
            }
            return new Vocabulary(attributes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (YamlError e) {
            throw new IllegalStateException("vocabulary.yaml:" + e.at().line() + ": " + e.getMessage(), e);
        }
    }

    private static Attribute attribute(Yaml.Entries entry) {
        Map<String, Yaml> fields = new HashMap<>();
        entry.entries().forEach(field -> fields.put(field.key().text(), field.value()));
        return new Attribute(
                new AttributeKey(text(fields.get("key"))),
                text(fields.get("name")),
                ValueType.valueOf(text(fields.get("type")).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(fields.get("unit")).map(VocabularyFile::text),
                codes(fields.get("codes")),
                fields.containsKey("ordered"),
                fields.containsKey("open"),
                text(fields.get("authority")),
                fields.containsKey("pii"));
    }

    private static List<Code> codes(Yaml node) {
        return node instanceof Yaml.Entries(var entries, var at)
                ? entries.stream()
                        .map(entry -> new Code(entry.key().text(), text(entry.value())))
                        .toList()
                : List.of();
    }

    private static String text(Yaml node) {
        return ((Yaml.Scalar) node).text();
    }
}
