package cn.huice.land.supervision;

import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What one department watches of a project on its land.
 *
 * @param attribute the fact that follows from it; the department has authority for it
 * @param policy the article's policy
 */
public record Indicator(String key, String title, Form form, String unit, String attribute, String policy) {
    static final List<Indicator> ALL = read();

    /** How it is agreed and reported. */
    public enum Form {
        /** Not less and not more than agreed. */
        NUMBER,
        /** Not later than agreed. */
        DAY,
        /** As agreed: yes. */
        YES_NO,
        /** The one that was agreed. */
        CODE
    }

    /** Whose word counts for it. */
    String department() {
        return Vocabulary.standard().get(fact()).authority();
    }

    AttributeKey fact() {
        return new AttributeKey(attribute);
    }

    /** @throws ProblemException 400 if there is none */
    static Indicator named(String field, String key) {
        return ALL.stream()
                .filter(indicator -> indicator.key.equals(key))
                .findFirst()
                .orElseThrow(() -> {
                    String known = ALL.stream().map(Indicator::key).collect(Collectors.joining(", "));
                    return ProblemException.badField(
                            FieldError.of(field, "没有这个指标，可用：" + known, "no such indicator; known: " + known, known));
                });
    }

    @SuppressWarnings("unchecked")
    private static List<Indicator> read() {
        try (InputStream file = Indicator.class.getResourceAsStream("/land-indicators.yaml")) {
            List<Map<String, String>> indicators =
                    (List<Map<String, String>>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return indicators.stream()
                    .map(each -> new Indicator(
                            each.get("key"),
                            each.get("title"),
                            Form.valueOf(each.get("form")),
                            each.get("unit"),
                            each.get("attribute"),
                            each.get("policy")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
