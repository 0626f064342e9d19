package cn.huice.policy.scan;

import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Makes conditions and quantities, each once: what is written the same becomes the same object. */
final class Nodes {
    private final Map<AttributeKey, Integer> slots = new LinkedHashMap<>();
    private final Map<List<Object>, Condition> conditions = new HashMap<>();
    private final Map<List<Object>, Quantity> quantities = new HashMap<>();

    List<AttributeKey> slots() {
        return List.copyOf(slots.keySet());
    }

    int conditions() {
        return conditions.size();
    }

    int quantities() {
        return quantities.size();
    }

    private int slot(Attribute attribute) {
        return slots.computeIfAbsent(attribute.key(), key -> slots.size());
    }

    private Condition condition(IntFunction<Condition> make, Object... says) {
        return conditions.computeIfAbsent(Arrays.asList(says), key -> make.apply(conditions.size()));
    }

    private Quantity quantity(IntFunction<Quantity> make, Object... says) {
        return quantities.computeIfAbsent(Arrays.asList(says), key -> make.apply(quantities.size()));
    }

    Condition fixed(Truth truth) {
        return condition(id -> new Fixed(id, truth), Fixed.class, truth);
    }

    Condition flag(Attribute attribute) {
        int slot = slot(attribute);
        return condition(id -> new Flag(id, slot), Flag.class, slot);
    }

    Condition codeIn(Attribute attribute, Set<String> words) {
        int slot = slot(attribute);
        return condition(id -> new CodeIn(id, slot, words), CodeIn.class, slot, words);
    }

    Condition setHas(Attribute attribute, Set<String> codes, boolean all) {
        int slot = slot(attribute);
        return condition(id -> new SetHas(id, slot, codes, all), SetHas.class, slot, codes, all);
    }

    Condition same(Attribute left, Attribute right) {
        int one = slot(left);
        int other = slot(right);
        return condition(id -> new Same(id, one, left, other, right), Same.class, one, other);
    }

    Condition not(Condition operand) {
        return switch (operand) {
            case Fixed fixed -> fixed(fixed.truth.not());
            case Negation negation -> negation.operand;
            default -> condition(id -> new Negation(id, operand), Negation.class, operand.id);
        };
    }

    Condition all(List<Condition> parts) {
        var flat = new LinkedHashSet<Condition>();
        for (Condition part : parts) {
            if (part instanceof Group group && group.count == group.parts.size()) {
                flat.addAll(group.parts);
            } else {
                flat.add(part);
            }
        }
        flat.remove(fixed(Truth.TRUE));
        return flat.contains(fixed(Truth.FALSE)) ? fixed(Truth.FALSE) : group(flat.size(), List.copyOf(flat));
    }

    Condition any(List<Condition> parts) {
        var flat = new LinkedHashSet<Condition>();
        for (Condition part : parts) {
            if (part instanceof Group group && group.count == 1) {
                flat.addAll(group.parts);
            } else {
                flat.add(part);
            }
        }
        flat.remove(fixed(Truth.FALSE));
        return flat.contains(fixed(Truth.TRUE)) ? fixed(Truth.TRUE) : group(1, List.copyOf(flat));
    }

    Condition atLeast(int count, List<Condition> parts) {
        if (count == parts.size()) {
            return all(parts);
        }
        return count == 1 ? any(parts) : group(count, parts);
    }

    private Condition group(int count, List<Condition> parts) {
        if (count <= 0 || count > parts.size()) {
            return fixed(Truth.of(count <= 0));
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Condition> cheapFirst = parts.stream()
                .sorted(Comparator.<Condition>comparingInt(Condition::cost).thenComparingInt(part -> part.id))
                .toList();
        List<Integer> ids = cheapFirst.stream().map(part -> part.id).toList();
        return condition(id -> new Group(id, count, cheapFirst), Group.class, count, ids);
    }

    Condition threshold(int slot, Comparison comparison, Fraction constant) {
        return condition(
                id -> new Threshold(id, slot, comparison, constant), Threshold.class, slot, comparison, constant);
    }

    Condition compared(Comparison comparison, Quantity left, Quantity right) {
        return condition(
                id -> new Compared(id, comparison, left, right), Compared.class, comparison, left.id, right.id);
    }

    Quantity nothing() {
        return quantity(Nothing::new, Nothing.class);
    }

    Quantity constant(Fraction value) {
        return quantity(id -> new Constant(id, value), Constant.class, value);
    }

    /** A value computed beforehand; null stands for nothing. */
    private Quantity folded(Fraction value) {
        return value == null ? nothing() : constant(value);
    }

    Quantity measured(Attribute attribute, Fraction factor) {
        int slot = slot(attribute);
        return quantity(id -> new Measured(id, slot, factor), Measured.class, slot, factor);
    }

    Quantity sum(Quantity left, Quantity right, boolean minus) {
        if (left instanceof Constant one && right instanceof Constant other) {
            return folded(Quantity.sane(minus ? one.value.minus(other.value) : one.value.plus(other.value)));
        }
        return quantity(id -> new Sum(id, left, right, minus), Sum.class, left.id, right.id, minus);
    }

    Quantity product(Quantity left, Quantity right) {
        if (left instanceof Constant one && right instanceof Constant other) {
            return folded(Quantity.sane(one.value.times(other.value)));
        }
        return quantity(id -> new Product(id, left, right), Product.class, left.id, right.id);
    }

    Quantity quotient(Quantity left, Quantity right) {
        if (right instanceof Constant divisor) {
            return divisor.value.isZero() ? nothing() : product(left, constant(Fraction.ONE.dividedBy(divisor.value)));
        }
        return quantity(id -> new Quotient(id, left, right), Quotient.class, left.id, right.id);
    }

    Quantity growth(Quantity now, Quantity before) {
        return quantity(id -> new Growth(id, now, before), Growth.class, now.id, before.id);
    }

    Quantity opposite(Quantity operand) {
        return operand instanceof Constant constant
                ? constant(constant.value.negated())
                : quantity(id -> new Opposite(id, operand), Opposite.class, operand.id);
    }

    Quantity extreme(boolean greatest, List<Quantity> operands) {
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        List<Integer> ids = operands.stream().map(operand -> operand.id).toList();
        return quantity(id -> new Extreme(id, greatest, operands), Extreme.class, greatest, ids);
    }

    Quantity whole(boolean up, Quantity operand, Fraction unit) {
        return quantity(id -> new Whole(id, up, operand, unit), Whole.class, up, operand.id, unit);
    }

    Quantity choice(List<Condition> conditions, List<Quantity> values) {
        return quantity(id -> new Choice(id, conditions, values), Choice.class, ids(conditions, values));
    }

    Quantity days(DayFunction function, Quantity left, Quantity right, WorkingDays calendar) {
        if (left instanceof Nothing || right instanceof Nothing) {
            return nothing();
        }
        if (left instanceof Constant one && right instanceof Constant other) {
            return folded(DayQuantity.value(function, one.value, other.value, calendar));
        }
        if (function == DayFunction.DAYS_LATER
                && right instanceof Constant length
                && DayQuantity.isLength(length.value)) {
            return sum(left, right, false);
        }
        return quantity(
                id -> new DayQuantity(id, function, left, right, calendar),
                DayQuantity.class,
                function,
                left.id,
                right.id);
    }

    /** @param among empty where all codes count */
    Quantity count(Attribute attribute, Optional<Set<String>> among) {
        int slot = slot(attribute);
        return quantity(id -> new Count(id, slot, among), Count.class, slot, among);
    }

    Quantity best(boolean greatest, List<Condition> conditions, List<Quantity> values) {
        return quantity(
                id -> new BestRow(id, greatest, conditions, values), BestRow.class, greatest, ids(conditions, values));
    }

    Quantity decided(Quantity decided, Quantity most, Quantity lesser) {
        return quantity(id -> new Decided(id, decided, most, lesser), Decided.class, decided.id, most.id, lesser.id);
    }

    private static List<Integer> ids(List<Condition> conditions, List<Quantity> values) {
        var ids = new ArrayList<Integer>();
        conditions.forEach(condition -> ids.add(condition.id));
        values.forEach(value -> ids.add(value.id));
        return ids;
    }
}
