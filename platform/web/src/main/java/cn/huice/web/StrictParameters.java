package cn.huice.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Query parameters are read to the letter like bodies, and a refusal names the one at fault. */
@Provider
public class StrictParameters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .flatMap(name -> reading(name, type))
                .<ParamConverter<T>>map(Read::new)
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static <T> Optional<Function<String, T>> reading(String name, Class<T> type) {
        Function<String, ?> reading = null;
        if (type == Integer.class || type == int.class) {
            reading = text -> Math.toIntExact(number(name, text, 9));
        } else if (type == Long.class || type == long.class) {
            reading = text -> number(name, text, 18);
        } else if (type == Boolean.class || type == boolean.class) {
            reading = text -> truth(name, text);
        } else if (type.isEnum()) {
            reading = text -> constant(name, type, text);
        }
        return Optional.ofNullable((Function<String, T>) reading);
    }

    private static long number(String name, String text, int digits) {
        if (!text.matches("-?\\d{1," + digits + "}")) {
            throw bad(name, "应为整数", "must be a whole number", "integer");
        }
        return Long.parseLong(text);
    }

    private static boolean truth(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name, "应为 true 或 false", "must be true or false", "boolean");
        };
    }

    private static Object constant(String name, Class<?> type, String text) {
        Object[] choices = type.getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> ((Enum<?>) choice).name().equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    String names = Arrays.stream(choices)
                            .map(choice -> ((Enum<?>) choice).name())
                            .collect(Collectors.joining(", "));
                    return bad(name, "应为 " + names + " 之一", "must be one of " + names, "enum");
                });
    }

    private static ProblemException bad(String name, String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of(name, zh, en, rule));
    }

    /** A parameter without a value, as in {@code ?limit=}, counts as left out. */
    private record Read<T>(Function<String, T> reading) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            return text == null || text.isEmpty() ? null : reading.apply(text);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
