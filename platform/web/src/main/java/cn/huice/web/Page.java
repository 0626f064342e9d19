package cn.huice.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list in a stable order.
 *
 * @param next pass it as {@code cursor} to get the next page; null on the last one
 */
public record Page<T>(List<T> items, String next) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 1000;

    /** Cuts a result that was asked for with one row more than the limit. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        return oneMore.size() <= limit
                ? new Page<>(oneMore, null)
                : new Page<>(oneMore.subList(0, limit), cursor.apply(oneMore.get(limit - 1)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** @throws ProblemException 400 unless 1 to {@value #MAX_LIMIT} */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw ProblemException.badField(FieldError.of(
                    "limit", "应在 1 到 " + MAX_LIMIT + " 之间", "must be 1 to " + MAX_LIMIT, "1.." + MAX_LIMIT));
        }
        return asked;
    }
}
