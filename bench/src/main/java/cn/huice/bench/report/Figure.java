package cn.huice.bench.report;

import java.util.Locale;

/** Writes numbers for people: three digits that count, in the unit that suits. */
public final class Figure {
    private Figure() {}

    /** A span of time. */
    public static String time(double nanoseconds) {
        if (nanoseconds < 1e3) {
            return digits(nanoseconds) + " ns";
        }
        if (nanoseconds < 1e6) {
            return digits(nanoseconds / 1e3) + " µs";
        }
        if (nanoseconds < 1e9) {
            return digits(nanoseconds / 1e6) + " ms";
        }
        return nanoseconds < 600e9 ? digits(nanoseconds / 1e9) + " s" : digits(nanoseconds / 60e9) + " min";
    }

    /** How many a second. */
    public static String rate(double perSecond) {
        return perSecond >= 1e9
                ? digits(perSecond / 1e9) + " G/s"
                : perSecond >= 1e6 ? digits(perSecond / 1e6) + " M/s" : digits(perSecond / 1e3) + " k/s";
    }

    public static String bytes(double bytes) {
        return bytes >= 1e6
                ? digits(bytes / 1e6) + " MB"
                : bytes >= 1e3 ? digits(bytes / 1e3) + " kB" : digits(bytes) + " B";
    }

    /** How many times as much as the other. */
    public static String ratio(double one, double other) {
        return digits(one / other) + " x";
    }

    public static String percent(double share) {
        return digits(100 * share) + " %";
    }

    static String digits(double number) {
        double size = Math.abs(number);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + (number == 0 ? 0 : decimals) + "f", number);
    }
}
