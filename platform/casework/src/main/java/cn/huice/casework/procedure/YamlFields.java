package cn.huice.casework.procedure;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.text.NearestName;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The keys of one mapping of a procedure file; every refusal names file, line and column. */
final class YamlFields {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(\\.\\d{1,4})?)%");
    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");

    private final String file;
    private final Position at;
    private final Map<String, Yaml> values = new LinkedHashMap<>();

    private YamlFields(String file, Position at) {
        this.file = file;
        this.at = at;
    }

    /** @throws InvalidProcedure for what is no mapping, or has a key that is not known */
    static YamlFields of(String file, Yaml yaml, Set<String> known) {
        if (!(yaml instanceof Yaml.Entries mapping)) {
            throw new InvalidProcedure(file, yaml.at(), "应是键值对");
        }
        YamlFields fields = new YamlFields(file, mapping.at());
        for (Yaml.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                throw new InvalidProcedure(
                        file,
                        entry.key().at(),
                        "不认识的键 " + key
                                + NearestName.to(key, known)
                                        .map(right -> "，是否为“" + right + "”？")
                                        .orElse("，可用："
                                                + String.join(
                                                        "、",
                                                        known.stream().sorted().toList())));
            }
            fields.values.put(key, entry.value());
        }
        return fields;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Position at() {
        return at;
    }

    /** Where the value of a key stands; where the mapping does, if it is left out. */
    Position at(String key) {
        return has(key) ? values.get(key).at() : at;
    }

    InvalidProcedure refused(String key, String what) {
        return new InvalidProcedure(file, at(key), what);
    }

    /** A text that must be there. */
    String text(String key) {
        return optionalText(key).orElseThrow(() -> new InvalidProcedure(file, at, "缺少 " + key));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> scalar(key, value));
    }

    /** The members of a list; empty where the key is left out. */
    List<Yaml> items(String key) {
        return switch (values.get(key)) {
            case null -> List.of();
            case Yaml.Items items -> items.values();
            default -> throw refused(key, key + " 应是列表");
        };
    }

    /** A list of different texts. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Yaml item : items(key)) {
            String text = scalar(key, item);
            if (texts.contains(text)) {
                throw new InvalidProcedure(file, item.at(), key + " 里的 " + text + " 重复");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    Yaml mapping(String key) {
        return values.get(key);
    }

    int whole(String key, int least, int most) {
        String text = text(key);
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw refused(key, key + " 应是 " + least + " 至 " + most + " 的整数，不是 " + text);
        }
        return Integer.parseInt(text);
    }

    Fraction percent(String key) {
        var matcher = PERCENT.matcher(text(key));
        if (!matcher.matches()) {
            throw refused(key, key + " 应写作百分数，如 40%，不是 " + text(key));
        }
        return Fraction.of(new BigDecimal(matcher.group(1))).dividedBy(Fraction.of(100));
    }

    Fraction points(String key) {
        String text = text(key);
        if (!POINTS.matcher(text).matches()) {
            throw refused(key, key + " 应是分数，如 60，不是 " + text);
        }
        return Fraction.of(new BigDecimal(text));
    }

    /** One of these words. */
    String choice(String key, List<String> words) {
        String text = text(key);
        if (!words.contains(text)) {
            throw refused(key, key + " 应是 " + String.join("、", words) + "，不是 " + text);
        }
        return text;
    }

    /** The constant whose word it is. */
    <E> E choice(String key, E[] constants, Function<E, String> word) {
        List<String> words = Arrays.stream(constants).map(word).toList();
        return constants[words.indexOf(choice(key, words))];
    }

    /** Refuses weights that do not add up to 1. */
    void requireWhole(String key, List<Fraction> weights) {
        Fraction sum = weights.stream().reduce(Fraction.ZERO, Fraction::plus);
        if (sum.compareTo(Fraction.ONE) != 0) {
            String shown = sum.times(Fraction.of(100)).toPlainString();
            throw refused(key, "权重合计应是 100%，现在是 " + shown + "%");
        }
    }

    /** 是 or 否; 否 where it is left out. */
    boolean yes(String key) {
        return has(key) && choice(key, List.of("是", "否")).equals("是");
    }

    private String scalar(String key, Yaml value) {
        if (value instanceof Yaml.Scalar(String text, Position place, boolean exact) && !text.isBlank()) {
            return text.strip();
        }
        throw new InvalidProcedure(file, value.at(), key + " 应是文字");
    }
}
