package cn.huice.registry;

import java.util.regex.Pattern;

/**
 * Names a subject in all services, opaque: nothing about the subject can be read from it.
 *
 * @param kind a {@link SubjectKind} by its name in the API: {@code person}, {@code enterprise} ...
 * @param id 1 to 64 letters, digits and {@code . _ -}
 */
public record SubjectId(String kind, String id) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if there is no such kind or the id has not that form */
    public SubjectId {
        if (SubjectKind.named(kind).isEmpty()) {
            throw new IllegalArgumentException("no such kind of subject");
        }
        if (!isWellFormed(id)) {
            throw new IllegalArgumentException("not a subject id");
        }
    }

    /** Whether a text may serve as an id. */
    public static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    SubjectKind subjectKind() {
        return SubjectKind.named(kind).orElseThrow();
    }

    /** {@code enterprise/E-0001}. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
