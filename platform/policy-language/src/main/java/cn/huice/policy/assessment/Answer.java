package cn.huice.policy.assessment;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A value, or why there is none. An open truth is Kleene's third value. */
sealed interface Answer<T> {

    record Known<T>(T value) implements Answer<T> {}

    record Open<T>(Gap gap) implements Answer<T> {}

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    /** What several open answers leave open. */
    static <T> Answer<T> open(List<? extends Answer<?>> answers) {
        return new Open<>(Gap.of(answers));
    }

    static <T> Answer<T> undecidable(String reason) {
        return new Open<>(Gap.undecidable(reason));
    }

    default boolean isKnown() {
        return this instanceof Known;
    }

    /** Whether it is known to be this. */
    default boolean is(T value) {
        return this instanceof Known<T>(T mine) && mine.equals(value);
    }

    default <R> Answer<R> map(Function<T, R> function) {
        return switch (this) {
            case Known<T>(T value) -> known(function.apply(value));
            case Open<T>(Gap gap) -> new Open<>(gap);
        };
    }

    default <R> Answer<R> then(Function<T, Answer<R>> function) {
        return switch (this) {
            case Known<T>(T value) -> function.apply(value);
            case Open<T>(Gap gap) -> new Open<>(gap);
        };
    }

    /** Joins two answers; open if either is, with what both leave open. */
    static <A, B, R> Answer<R> both(Answer<A> one, Answer<B> other, BiFunction<A, B, Answer<R>> function) {
        return one instanceof Known<A>(A a) && other instanceof Known<B>(B b)
                ? function.apply(a, b)
                : open(List.of(one, other));
    }
}
