package cn.huice.casework.sql;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Query parameters of lists, read strictly. */
public final class Cursor {

    private Cursor() {}

    /**
     * The sequence number after which to go on.
     *
     * @return null where the list starts
     * @throws ProblemException 400 for anything but a cursor of ours
     */
    public static Long sequence(String cursor) {
        if (cursor == null) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw ProblemException.badField(FieldError.of(
                    "cursor", "应为上一页返回的 next", "must be next of the page before", "cursor of the page before"));
        }
        return Long.valueOf(cursor);
    }

    /**
     * One of an enum's names.
     *
     * @return null where nothing is asked for
     * @throws ProblemException 400 naming the choices
     */
    public static <E extends Enum<E>> E constant(String field, Class<E> type, String name) {
        if (name == null) {
            return null;
        }
        E[] choices = type.getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String names = Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", "));
                    return ProblemException.badField(
                            FieldError.of(field, "应为 " + names + " 之一", "must be one of " + names, "enum"));
                });
    }
}
