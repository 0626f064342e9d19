package cn.huice.bench.population;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.scan.Columns;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Made-up subjects, numbered from 0. Each has facts about every attribute asked for, but for those that are unknown: 10
 * to 30 of a hundred, by attribute. The facts of one subject hang together by its {@link Traits}.
 */
public final class Population {
    private static final int PART = 8192;
    private final long seed;
    private final List<Column> columns;
    private final Map<AttributeKey, Column> byKey = new HashMap<>();

    private record Column(AttributeKey key, long place, double unknown, Feature feature) {}

    public Population(long seed, Vocabulary vocabulary, Collection<AttributeKey> attributes) {
        this.seed = seed;
        columns = attributes.stream().map(key -> column(vocabulary.get(key))).toList();
        columns.forEach(column -> byKey.put(column.key(), column));
    }

    private static Column column(Attribute attribute) {
        long place = Bits.of(attribute.key().value());
        return new Column(attribute.key(), place, 0.1 + 0.2 * Bits.share(Bits.mixed(place)), Features.of(attribute));
    }

    /** What is known of a subject about one of the attributes. */
    public Optional<Value> value(long row, AttributeKey key) {
        return Optional.ofNullable(known(byKey.get(key), row, Traits.of(seed, row)));
    }

    /** Everything known of a subject. */
    public Facts facts(long row) {
        var traits = Traits.of(seed, row);
        var facts = new HashMap<AttributeKey, Fact>();
        for (Column column : columns) {
            Value value = known(column, row, traits);
            if (value != null) {
                facts.put(column.key(), new Fact(value, Standing.VERIFIED, "测算"));
            }
        }
        return Facts.of(facts);
    }

    /** Adds the first so many subjects to columns that have none yet. */
    public void fill(Columns target, int rows, int threads) {
        for (int row = 0; row < rows; row++) {
            target.row("s" + row);
        }
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var parts = IntStream.rangeClosed(0, (rows - 1) / PART)
                    .mapToObj(part -> CompletableFuture.runAsync(
                            () -> put(target, part * PART, Math.min(rows, (part + 1) * PART)), workers))
                    .toList();
            parts.forEach(CompletableFuture::join);
        }
    }

    private void put(Columns target, int from, int to) {
        var values = new HashMap<AttributeKey, Value>();
        for (int row = from; row < to; row++) {
            var traits = Traits.of(seed, row);
            values.clear();
            for (Column column : columns) {
                Value value = known(column, row, traits);
                if (value != null) {
                    values.put(column.key(), value);
                }
            }
            target.put(row, values);
        }
    }

    /** Null where it is unknown: this runs hundreds of millions of times. */
    private Value known(Column column, long row, Traits traits) {
        long bits = Bits.of(seed, row, column.place());
        return Bits.share(Bits.mixed(bits)) < column.unknown()
                ? null
                : column.feature().value(traits, bits);
    }
}
