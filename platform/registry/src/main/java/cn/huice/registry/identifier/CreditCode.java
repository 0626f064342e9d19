package cn.huice.registry.identifier;

import java.util.Locale;
import java.util.regex.Pattern;

/** 统一社会信用代码: 18 characters, the last one a check on the others (GB 32100-2015, 5.6). */
public record CreditCode(String value) implements Identifier {
    private static final String STANDARD = "GB 32100-2015";
    /** Digits and capitals without I, O, S, V, Z; a character's place is its number. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[" + CHARACTERS + "]{2}[0-9]{6}[" + CHARACTERS + "]{10}");
    private static final int MODULUS = CHARACTERS.length();
    private static final int WEIGHT_BASE = 3;

    /** @throws IllegalArgumentException if it breaks the standard */
    public CreditCode {
        if (!FORM.matcher(value).matches() || check(value) != value.charAt(value.length() - 1)) {
            throw new IllegalArgumentException("not a credit code");
        }
    }

    /** Reads a code as people type it: any case, spaces around. */
    public static CreditCode parse(String text) throws InvalidIdentifier {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(code).matches()) {
            throw new InvalidIdentifier("应为 18 位统一社会信用代码", "must be a credit code of 18 characters", STANDARD);
        }
        if (check(code) != code.charAt(code.length() - 1)) {
            throw new InvalidIdentifier("统一社会信用代码的校验码不对", "the check character of the credit code is wrong", STANDARD);
        }
        return new CreditCode(code);
    }

    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < code.length() - 1; i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
            weight = weight * WEIGHT_BASE % MODULUS;
        }
        return CHARACTERS.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    @Override
    public String toString() {
        return masked();
    }
}
