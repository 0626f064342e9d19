package cn.huice.bench.population;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;

/**
 * Where the values of a numeric attribute lie: half of the subjects are below the median.
 *
 * @param median in the attribute's unit; of money in yuan
 * @param decimals how many the values have
 */
public record Scale(double median, int decimals) {

    public static Scale of(Attribute attribute) {
        if (attribute.type() == ValueType.MONEY) {
            return new Scale(money(attribute), 2);
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
        if (attribute.key().value().contains("rd_expense")) {
            return 800_000;
        }
        double[] medians = switch (attribute.key().subject()) {
            case "person", "training", "apprenticeship", "apartment", "family" -> new double[] {5_000, 100_000};
            case "parcel", "supply" -> new double[] {5_000_000, 20_000_000};
            default -> new double[] {200_000, 1_000_000, 5_000_000, 20_000_000};
        };
        return medians[Math.floorMod(Bits.of(attribute.key().value()), medians.length)];
    }
}
