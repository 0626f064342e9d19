package cn.huice.bench.population;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import java.util.Set;

/**
 * Where the values of a numeric attribute lie: half of the subjects are below the median.
 *
 * @param median in the attribute's unit; of money in yuan
 * @param decimals how many the values have; -3 where they are whole thousands
 */
public record Scale(double median, int decimals) {
    /** Sums that come out of books and tax returns are exact to the fen. Others are agreed on, in round numbers. */
    private static final Set<String> BOOKED = Set.of("enterprise", "tax", "employer", "finance", "premises");

    public static Scale of(Attribute attribute) {
        if (attribute.type() == ValueType.MONEY) {
            double median = money(attribute);
            return new Scale(median, isBooked(attribute) ? 2 : median >= 1_000_000 ? -3 : 0);
        }
        if (attribute.type() == ValueType.RATIO) {
            return new Scale(0.3, 4);
        }
        double median = switch (attribute.unit().orElse("")) {
            case "persons" -> 20;
            case "years" -> 5;
            case "months" -> 18;
            case "days" -> 60;
            case "hours" -> 100;
            case "m2" -> 8_000;
            case "mu" -> 40;
            case "tce" -> 2_000;
            default -> 10;
        };
        return new Scale(median, attribute.type() == ValueType.INTEGER ? 0 : 1);
    }

    private static double money(Attribute attribute) {
        if ("CNY/m2".equals(attribute.unit().orElseThrow())) {
            return 800;
        }
        double[] medians = switch (attribute.key().subject()) {
            case "person", "training", "apprenticeship", "apartment", "family" -> new double[] {5_000, 100_000};
            case "parcel", "supply" -> new double[] {5_000_000, 20_000_000};
            default ->
                isBooked(attribute)
                        ? new double[] {5_000, 50_000, 200_000, 500_000}
                        : new double[] {200_000, 1_000_000, 5_000_000, 20_000_000};
        };
        return medians[Math.floorMod(Bits.of(attribute.key().value()), medians.length)];
    }

    private static boolean isBooked(Attribute attribute) {
        return attribute.type() == ValueType.MONEY
                && BOOKED.contains(attribute.key().subject());
    }

    /** Bounds as policies set them, from low to high: of sums in the books far above what most enterprises have. */
    public static double[] bounds(Attribute attribute) {
        double median = of(attribute).median();
        return isBooked(attribute)
                ? new double[] {median, 10 * median, 100 * median}
                : new double[] {median / 2, median, 2 * median};
    }
}
