package cn.huice.land.calculation;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One matter that several rules regulate.
 *
 * @param policies what each rule says of it, the city's first
 */
record Topic(String id, String title, List<String> policies) {
    static final List<Topic> ALL = read();

    /** @throws ProblemException 400 if there is no such topic */
    static Topic named(String id) {
        return ALL.stream().filter(topic -> topic.id.equals(id)).findFirst().orElseThrow(() -> {
            String known = String.join(", ", ALL.stream().map(Topic::id).toList());
            return ProblemException.badField(
                    FieldError.of("topic", "没有这个事项，可用：" + known, "no such topic; known: " + known, known));
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Topic> read() {
        try (InputStream file = Topic.class.getResourceAsStream("/land-topics.yaml")) {
            List<Map<String, Object>> topics =
                    (List<Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return topics.stream()
                    .map(topic -> new Topic((String) topic.get("id"), (String) topic.get("title"), (List<String>)
                            topic.get("policies")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
