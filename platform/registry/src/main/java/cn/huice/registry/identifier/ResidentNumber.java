package cn.huice.registry.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** 公民身份号码: district, birthday, order and a check digit, 18 characters (GB 11643-1999). */
public record ResidentNumber(String value) implements Identifier {
    private static final String STANDARD = "GB 11643-1999";
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    /** By the weighted sum modulo 11. */
    private static final String CHECKS = "10X98765432";

    /** @throws IllegalArgumentException if it breaks the standard */
    public ResidentNumber {
        if (!FORM.matcher(value).matches() || !bornOnADay(value) || check(value) != value.charAt(value.length() - 1)) {
            throw new IllegalArgumentException("not a resident number");
        }
    }

    /** Reads a number as people type it: x for X, spaces around. */
    public static ResidentNumber parse(String text) throws InvalidIdentifier {
        String number = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches()) {
            throw new InvalidIdentifier("应为 18 位公民身份号码", "must be a resident number of 18 characters", STANDARD);
        }
        if (!bornOnADay(number)) {
            throw new InvalidIdentifier(
                    "公民身份号码中的出生日期不存在", "the birthday in the resident number does not exist", STANDARD);
        }
        if (check(number) != number.charAt(number.length() - 1)) {
            throw new InvalidIdentifier("公民身份号码的校验码不对", "the check digit of the resident number is wrong", STANDARD);
        }
        return new ResidentNumber(number);
    }

    private static boolean bornOnADay(String number) {
        try {
            LocalDate born = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            return born.getYear() >= 1800;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    @Override
    public String toString() {
        return masked();
    }
}
