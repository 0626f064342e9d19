package cn.huice.land.use;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The classifications that parcels are registered by: {@code land-use-classes.yaml}. */
public final class UseClasses {
    private static final UseClasses STANDARD = read();

    private final List<Edition> editions;

    private UseClasses(List<Edition> editions) {
        this.editions = List.copyOf(editions);
    }

    public static UseClasses standard() {
        return STANDARD;
    }

    public List<Edition> editions() {
        return editions;
    }

    /** The class and what it is called; empty if no edition has it. */
    public Optional<Edition.Entry> find(UseClass use) {
        return edition(use.scheme(), use.version())
                .flatMap(found -> Optional.ofNullable(found.classes().get(use.code())));
    }

    /**
     * Reads a use for a parcel that is registered from a day on.
     *
     * @param version empty for the edition in force on that day
     * @throws ProblemException 400 naming the field: no such scheme, no such edition, not in force then, no such code
     */
    public UseClass read(String scheme, Optional<String> version, String code, LocalDate day) {
        List<Edition> known =
                editions.stream().filter(each -> each.scheme().equals(scheme)).toList();
        if (known.isEmpty()) {
            String schemes =
                    joined(editions.stream().map(Edition::scheme).distinct().toList());
            throw bad("useScheme", "没有这种分类，可用：" + schemes, "no such classification; known: " + schemes, schemes);
        }
        Edition edition = version.map(asked -> edition(scheme, asked).orElseThrow(() -> {
                    String versions =
                            joined(known.stream().map(Edition::version).toList());
                    return bad("useVersion", "没有这个版本，可用：" + versions, "no such edition; known: " + versions, versions);
                }))
                .orElseGet(() -> known.stream()
                        .filter(each -> each.inForce(day))
                        .findFirst()
                        .orElseThrow(() ->
                                bad("useScheme", day + " 没有施行中的版本", "no edition was in force on " + day, "in force")));
        if (!edition.inForce(day)) {
            String period = edition.from() + ".."
                    + edition.until().map(LocalDate::toString).orElse("");
            throw bad(
                    "useVersion",
                    scheme + "-" + edition.version() + " 施行期间为 " + period + "，不能用于 " + day + " 起的登记",
                    scheme + "-" + edition.version() + " was in force " + period + ", not on " + day,
                    period);
        }
        if (!edition.classes().containsKey(code)) {
            throw bad(
                    "useCode",
                    scheme + "-" + edition.version() + " 没有代码 " + code,
                    scheme + "-" + edition.version() + " has no code " + code,
                    joined(List.copyOf(edition.classes().keySet())));
        }
        return new UseClass(scheme, edition.version(), code);
    }

    private Optional<Edition> edition(String scheme, String version) {
        return editions.stream()
                .filter(each -> each.scheme().equals(scheme) && each.version().equals(version))
                .findFirst();
    }

    private static ProblemException bad(String field, String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of(field, zh, en, rule));
    }

    private static String joined(List<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }

    @SuppressWarnings("unchecked")
    private static UseClasses read() {
        try (InputStream file = UseClasses.class.getResourceAsStream("/land-use-classes.yaml")) {
            List<Map<String, Object>> data =
                    (List<Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return new UseClasses(data.stream().map(UseClasses::edition).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Edition edition(Map<String, Object> data) {
        Map<String, Edition.Entry> classes = new LinkedHashMap<>();
        for (Map<String, String> each : (List<Map<String, String>>) data.get("classes")) {
            classes.put(each.get("code"), new Edition.Entry(each.get("code"), each.get("name"), each.get("kind")));
        }
        return new Edition(
                (String) data.get("scheme"),
                (String) data.get("version"),
                (String) data.get("title"),
                LocalDate.parse(data.get("from").toString()),
                Optional.ofNullable(data.get("until")).map(Object::toString).map(LocalDate::parse),
                classes);
    }
}
