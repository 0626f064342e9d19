package cn.huice.land.appraisal;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 亩均评价办法 of a district, as data.
 *
 * @param cap how much of its weight a measure earns at most; 1.5 lets what is half as good again count so
 * @param grades from the best down; the last one begins at 0
 * @param appraisalDue month and day of the following year until which parks are to be appraised, as 06-30
 */
record PerMuScheme(
        @NotBlank @Size(max = 200) String title,
        @NotNull LocalDate validFrom,

        @NotNull @DecimalMin("1") @DecimalMax("10") @Digits(integer = 2, fraction = 4)
        BigDecimal cap,

        @NotEmpty @Size(max = 20) List<@NotNull @Valid Measure> measures,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid Grade> grades,

        @NotNull @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")
        String appraisalDue) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int PLACES = 2;

    PerMuScheme {
        measures = measures == null ? List.of() : List.copyOf(measures);
        grades = grades == null ? List.of() : List.copyOf(grades);
    }

    /**
     * One thing that land yields or costs.
     *
     * @param key such as {@code tax}
     * @param unit of the total, such as 万元; what is compared is the total per 亩
     * @param weight per cent; all together are 100
     * @param benchmark per 亩, that earns the whole weight
     */
    record Measure(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,30}")
            String key,

            @NotBlank @Size(max = 50) String title,
            @NotBlank @Size(max = 30) String unit,

            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 4)
            BigDecimal weight,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 6)
            BigDecimal benchmark,

            @NotNull Better better) {}

    enum Better {
        HIGHER,
        /** 单位能耗、排放: the less, the better. */
        LOWER
    }

    /** @param from the score from which on it is given, inclusive */
    record Grade(
            @NotNull @Pattern(regexp = "[A-Z][+]?") String grade,

            @NotNull @DecimalMin("0") @Digits(integer = 5, fraction = 4)
            BigDecimal from) {}

    /** @throws ProblemException 400 naming what does not add up */
    void requireSound() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            if (!keys.add(measures.get(i).key())) {
                throw bad("measures[" + i + "].key", "重复", "comes twice", "unique");
            }
        }
        BigDecimal weights = measures.stream().map(Measure::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weights.compareTo(HUNDRED) != 0) {
            throw bad("measures", "权重合计为 " + weights.toPlainString(), "weights make " + weights.toPlainString(), "100");
        }
        for (int i = 1; i < grades.size(); i++) {
            if (grades.get(i).from().compareTo(grades.get(i - 1).from()) >= 0) {
                throw bad("grades[" + i + "].from", "应低于前一档", "must be below the grade before", "descending");
            }
        }
        try {
            MonthDay.parse("--" + appraisalDue);
        } catch (DateTimeException e) {
            throw bad("appraisalDue", "没有这一天", "there is no such day", "MM-dd");
        }
        if (grades.getLast().from().signum() != 0) {
            throw bad("grades", "最后一档从 0 分起", "the last grade begins at 0", "0");
        }
    }

    /**
     * Of an enterprise: what each measure earns of its weight by its ratio to the benchmark, cut at the cap, in sum; rounded half up
     * once, at the end.
     *
     * @param area 亩, above zero
     * @param totals by key of the measure, none missing
     */
    BigDecimal score(BigDecimal area, Map<String, BigDecimal> totals) {
        return measures.stream()
                .map(measure -> measure.weight().multiply(ratio(measure, area, totals.get(measure.key()))))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(PLACES, RoundingMode.HALF_UP);
    }

    String grade(BigDecimal score) {
        return grades.stream()
                .filter(grade -> score.compareTo(grade.from()) >= 0)
                .findFirst()
                .orElseThrow()
                .grade();
    }

    /** A total per 亩, to be read; the score does not go by it. */
    static BigDecimal perMu(BigDecimal area, BigDecimal total) {
        return total.divide(area, PLACES, RoundingMode.HALF_UP);
    }

    private BigDecimal ratio(Measure measure, BigDecimal area, BigDecimal total) {
        BigDecimal standard = measure.benchmark().multiply(area);
        if (measure.better() == Better.LOWER) {
            return total.signum() == 0
                    ? cap
                    : standard.divide(total, MathContext.DECIMAL128).min(cap);
        }
        return total.divide(standard, MathContext.DECIMAL128).min(cap);
    }

    private static ProblemException bad(String field, String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of(field, zh, en, rule));
    }
}
