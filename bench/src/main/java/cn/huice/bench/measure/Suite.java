package cn.huice.bench.measure;

import cn.huice.bench.policies.Atoms;
import cn.huice.bench.policies.PolicyWriter;
import cn.huice.bench.policies.RealPolicies;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The policies that are measured: those of one field, as a register of enterprises is scanned for; the real ones, and
 * made-up ones up to the number wanted, all in force on {@link ThreeRules#DAY}.
 *
 * @param sources what the book was read from, more than are measured
 * @param real how many of those measured are real
 */
public record Suite(List<PolicySource> sources, PolicyBook book, List<Policy> policies, int real) {
    public static final int POLICIES = 300;
    public static final long SEED = 20_260_101;
    /** One field's beneficiaries: who industry policies are for. */
    private static final Set<String> BENEFICIARIES = Set.of("enterprise", "institution", "project");

    private static final String MADE_UP = "gen-";

    public static Suite standard() {
        List<PolicySource> sources = Stream.concat(
                        inUse(), PolicyWriter.forEnterprises(SEED, Vocabulary.standard()).write(POLICIES).stream())
                .toList();
        PolicyBook book = load(sources);
        var policies = new ArrayList<Policy>();
        for (PolicySource source : sources) {
            book.find(source.name().replace(".yaml", ""))
                    .filter(Policy::assessable)
                    .filter(policy -> BENEFICIARIES.contains(policy.beneficiary()))
                    .filter(policy -> policy.versionOn(ThreeRules.DAY).isPresent())
                    .filter(policy -> policies.size() < POLICIES)
                    .ifPresent(policies::add);
        }
        int real = (int) policies.stream()
                .filter(policy -> !policy.id().startsWith(MADE_UP))
                .count();
        return new Suite(sources, book, List.copyOf(policies), real);
    }

    /** Where the services' policies are: the repository's root. */
    public static Path root() {
        return Path.of(System.getProperty("huice.root", "."));
    }

    /** So many policy files, the real ones among them. */
    static List<PolicySource> files(int count) {
        return Stream.concat(inUse(), PolicyWriter.forAll(SEED, Vocabulary.standard()).write(count).stream())
                .limit(count)
                .toList();
    }

    private static Stream<PolicySource> inUse() {
        return Stream.concat(
                RealPolicies.read(root()).stream(),
                ThreeRules.sources(root()).stream()
                        .filter(source -> source.name().startsWith("bench-")));
    }

    static PolicyBook load(List<PolicySource> sources) {
        try {
            return PolicyBook.load(sources, Vocabulary.standard());
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the policies ask. */
    public Atoms atoms() {
        return Atoms.of(policies, ThreeRules.DAY);
    }

    /** All of them, ready for a scan. */
    ScanPlan plan() {
        return planOf(book);
    }

    /** The same policies as they stand in another book. */
    ScanPlan planOf(PolicyBook other) {
        return ScanPlan.of(other, policies.stream().map(Policy::id).toList(), ThreeRules.DAY);
    }
}
