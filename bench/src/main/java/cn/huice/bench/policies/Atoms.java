package cn.huice.bench.policies;

import cn.huice.policy.Policy;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The single questions policies ask on a day, each counted as often as it stands there and once by what it
 * says. Walks the records of the tree whatever they are, so new forms of the language are counted too.
 */
public final class Atoms {
    private final Set<Object> distinct = new HashSet<>();
    private final SortedSet<AttributeKey> attributes = new TreeSet<>();
    private int mentions;

    public static Atoms of(Collection<Policy> policies, LocalDate day) {
        var atoms = new Atoms();
        policies.forEach(policy -> policy.versionOn(day).ifPresent(version -> {
            atoms.walk(version.requirement());
            version.calculation().ifPresent(atoms::walk);
        }));
        return atoms;
    }

    /** How many different ones. */
    public int distinct() {
        return distinct.size();
    }

    /** How many there are in all. */
    public int mentions() {
        return mentions;
    }

    /** What conditions and amounts ask for. */
    public SortedSet<AttributeKey> attributes() {
        return attributes;
    }

    private void walk(Object node) {
        switch (node) {
            case Attribute attribute -> attributes.add(attribute.key());
            case Optional<?> optional -> optional.ifPresent(this::walk);
            case Collection<?> several -> several.forEach(this::walk);
            case Record part -> {
                if (isAtom(part)) {
                    mentions++;
                    distinct.add(part);
                }
                for (RecordComponent component : part.getClass().getRecordComponents()) {
                    walk(value(component, part));
                }
            }
            default -> {}
        }
    }

    private static boolean isAtom(Record part) {
        return part instanceof Predicate
                && !(part instanceof Predicate.And
                        || part instanceof Predicate.Or
                        || part instanceof Predicate.Not
                        || part instanceof Predicate.Satisfied);
    }

    private static Object value(RecordComponent component, Record part) {
        try {
            Object value = component.getAccessor().invoke(part);
            return value == null ? "" : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
