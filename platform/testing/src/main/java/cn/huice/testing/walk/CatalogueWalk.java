package cn.huice.testing.walk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.testing.Example;
import cn.huice.testing.SettableClock;
import cn.huice.testing.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Every policy of a catalogue that can be applied for: the examples beside it are asked, one that earns it is filed on its
 * day, verified by the departments, put on public notice, decided, and granted where it is paid. Cases of one day go side
 * by side; the clock goes from day to day, and once over all notices.
 */
public final class CatalogueWalk {
    private static final String PLENTY = "900000000000.00";
    private static final int CALLERS = 4;
    private static final String FINANCE = Tokens.role("finance");
    /** The calendar of working days ends with 2026, and a case takes some weeks. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 1);

    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 1, 1);

    private final Door door;
    private final Set<String> owned;
    private final String name;
    private final Set<String> kinds;
    private final Map<String, Preparation> preparations;
    private final Map<String, JsonNode> listed = new TreeMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * @param address of the service under test
     * @param owned the kinds of subject it is the register of
     */
    public CatalogueWalk(URI address, Set<String> owned) {
        this(address, owned, "W", Set.of(), Map.of());
    }

    /**
     * One of several walks in a town.
     *
     * @param name goes before the ids of its subjects
     * @param kinds of policies; all of them, where empty
     * @param preparations by policy, for those whose cases need more than the facts of an example
     */
    public CatalogueWalk(
            URI address, Set<String> owned, String name, Set<String> kinds, Map<String, Preparation> preparations) {
        this.door = new Door(address);
        this.owned = Set.copyOf(owned);
        this.name = name;
        this.kinds = Set.copyOf(kinds);
        this.preparations = Map.copyOf(preparations);
    }

    /**
     * What came of it.
     *
     * @param kinds id to kind of everything that is listed
     * @param executable ids of what says that it is
     * @param packed ids of the files packed with the service
     * @param decided ids that reached their decision
     * @param completed those of them that went through their procedure to its end
     * @param failures what went wrong, by policy
     */
    public record Walked(
            Map<String, String> kinds,
            Set<String> executable,
            Set<String> packed,
            Set<String> decided,
            Set<String> completed,
            List<String> failures) {

        /** Ids of these kinds. */
        public Set<String> of(String... kinds) {
            return this.kinds.entrySet().stream()
                    .filter(policy -> Set.of(kinds).contains(policy.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /**
         * Whatever grants or computes something was applied for and decided.
         *
         * @param granting entitlements and calculations
         * @param items of the inventory that are packed, of all kinds
         */
        public void assertAllDecided(int granting, int items) {
            assertEquals(List.of(), failures);
            assertEquals(executable, decided);
            Set<String> left = of("entitlement", "calculation");
            assertEquals(granting, left.size());
            left.removeAll(decided);
            assertEquals(Set.of(), left);
            assertEquals(packed, kinds.keySet());
            assertEquals(items, kinds.size());
        }
    }

    public Walked walk() {
        list();
        Map<String, String> paths = PolicyFiles.paths();
        Queue<Specimen> specimens = new ConcurrentLinkedQueue<>();
        each(
                executable(),
                policy -> policy,
                policy -> specimen(policy, paths.get(policy)).ifPresent(specimens::add));
        Queue<CaseWalk> cases = new ConcurrentLinkedQueue<>();
        String brokers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (OtherServices others = new OtherServices(brokers)) {
            each(specimens, Specimen::id, this::budget);
            file(specimens, others, cases);
            decide(cases);
        }
        return new Walked(
                kinds(),
                new TreeSet<>(executable()),
                paths.keySet(),
                ids(cases),
                ids(cases.stream().filter(CaseWalk::completed).toList()),
                failures.stream().sorted().toList());
    }

    private static Set<String> ids(Collection<CaseWalk> cases) {
        return cases.stream().map(each -> each.specimen().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private void list() {
        String cursor = "";
        while (cursor != null) {
            JsonNode page = door.get("/v1/policies?limit=200" + cursor, FINANCE)
                    .expect(200)
                    .body();
            page.path("items").forEach(policy -> listed.put(policy.path("id").asText(), policy));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : null;
        }
    }

    private Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        listed.forEach((id, policy) -> kinds.put(id, policy.path("kind").asText()));
        return kinds;
    }

    private List<String> executable() {
        return listed.values().stream()
                .filter(policy -> policy.path("executable").asBoolean())
                .filter(policy ->
                        kinds.isEmpty() || kinds.contains(policy.path("kind").asText()))
                .map(policy -> policy.path("id").asText())
                .toList();
    }

    /** Asks all its examples, and takes one that earns it. */
    private Optional<Specimen> specimen(String policy, String path) {
        List<Specimen> answered = new ArrayList<>();
        for (Example example : PolicyFiles.examples(path)) {
            Map<String, Object> facts = Specimen.facts(example);
            JsonNode results = door.post(
                            "/v1/assessments",
                            FINANCE,
                            Map.of("asOf", example.asOf().toString(), "policies", List.of(policy), "facts", facts))
                    .expect(200)
                    .body()
                    .path("results");
            if (results.size() != 1 || !results.get(0).path("policy").asText().equals(policy)) {
                throw new AssertionError("answered " + results);
            }
            answered.add(new Specimen(listed.get(policy), example.asOf(), facts, results.get(0)));
        }
        Optional<Specimen> best = answered.stream()
                .filter(specimen -> specimen.rank().isPresent())
                .filter(specimen ->
                        !specimen.day().isBefore(FIRST_DAY) && specimen.day().isBefore(LAST_DAY))
                .min(Comparator.comparing(specimen -> specimen.rank().orElseThrow()));
        if (best.isEmpty()) {
            failures.add(policy + ": no example earns it within the calendar");
        }
        return best;
    }

    /** Where another test of the same town has made one, it is raised. */
    private void budget(Specimen specimen) {
        if (specimen.pays()) {
            for (String level : List.of("city", "district")) {
                String district = level.equals("city") ? "120000" : "120103";
                int year = specimen.day().getYear();
                Door.Answer made = door.post(
                        "/v1/budgets",
                        FINANCE,
                        Map.of(
                                "programme",
                                specimen.id(),
                                "year",
                                year,
                                "level",
                                level,
                                "district",
                                district,
                                "total",
                                PLENTY));
                if (made.code().equals("budget-exists")) {
                    raise("/v1/budgets?programme=" + specimen.id() + "&year=" + year, level, district);
                } else {
                    made.expect(201);
                }
            }
        }
    }

    private void raise(String budgets, String level, String district) {
        for (JsonNode budget : door.get(budgets, FINANCE).expect(200).body()) {
            if (budget.path("level").asText().equals(level)
                    && budget.path("district").asText().equals(district)) {
                String one = "/v1/budgets/" + budget.path("id").asText();
                String seen = door.get(one, FINANCE).expect(200).etag();
                door.amend(one, FINANCE, seen, Map.of("total", PLENTY)).expect(200);
            }
        }
    }

    private void file(Collection<Specimen> specimens, OtherServices others, Queue<CaseWalk> filed) {
        Map<LocalDate, List<Specimen>> byDay =
                specimens.stream().collect(Collectors.groupingBy(Specimen::day, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, ofDay) -> {
            SettableClock.set(day);
            each(ofDay, Specimen::id, specimen -> {
                CaseWalk walk = new CaseWalk(
                        door,
                        others,
                        owned,
                        name,
                        specimen,
                        preparations.getOrDefault(specimen.id(), new Preparation() {}));
                walk.file();
                filed.add(walk);
            });
        });
    }

    private void decide(Queue<CaseWalk> cases) {
        SettableClock.set(LAST_DAY.plusDays(20));
        List<CaseWalk> noticed =
                cases.stream().filter(each -> each.specimen().has("NOTICE")).toList();
        if (!noticed.isEmpty()) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> noticed.stream().noneMatch(CaseWalk::atNotice));
        }
        Set<CaseWalk> undecided = ConcurrentHashMap.newKeySet();
        undecided.addAll(cases);
        each(cases, each -> each.specimen().id(), each -> {
            each.proceed();
            each.requireDecided();
            each.close();
            undecided.remove(each);
        });
        cases.removeAll(undecided);
        each(cases, each -> each.specimen().id(), each -> {
            if (each.specimen().pays()) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(250))
                        .until(each::granted);
            }
        });
    }

    private <T> void each(Collection<T> all, Function<T, String> id, Consumer<T> step) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (var callers = Executors.newFixedThreadPool(CALLERS, task -> {
            Thread thread = new Thread(task);
            thread.setContextClassLoader(loader);
            return thread;
        })) {
            all.forEach(one -> callers.submit(() -> {
                try {
                    step.accept(one);
                } catch (Throwable e) {
                    failures.add(id.apply(one) + ": " + e);
                }
            }));
        }
    }
}
