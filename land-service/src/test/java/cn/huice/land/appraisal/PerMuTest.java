package cn.huice.land.appraisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.appraisal.Appraisals.Entry;
import cn.huice.land.appraisal.PerMuScheme.Better;
import cn.huice.land.appraisal.PerMuScheme.Grade;
import cn.huice.land.appraisal.PerMuScheme.Measure;
import cn.huice.land.supervision.ParkRecord;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** 亩均 arithmetic. */
class PerMuTest {
    private static final PerMuScheme SCHEME = new PerMuScheme(
            "亩均评价办法",
            LocalDate.of(2022, 1, 1),
            new BigDecimal("1.5"),
            List.of(
                    new Measure("tax", "税收", "万元", new BigDecimal(50), new BigDecimal(20), Better.HIGHER),
                    new Measure("output", "产值", "万元", new BigDecimal(30), new BigDecimal(400), Better.HIGHER),
                    new Measure("energy", "能耗", "吨标准煤", new BigDecimal(20), new BigDecimal(5), Better.LOWER)),
            List.of(grade("A", 90), grade("B", 60), grade("C", 40), grade("D", 0)),
            "06-30");

    @Test
    void whoever_meets_every_benchmark_has_a_hundred_and_an_a() {
        assertEquals(new BigDecimal("100.00"), score("50", 1000, 20000, 250));
        assertEquals("A", SCHEME.grade(score("50", 1000, 20000, 250)));
    }

    @Test
    void a_hand_worked_score_comes_out_to_the_hundredth() {
        // 50 × (700/1000) + 30 × 1.5 (cut) + 20 × (250/300)
        assertEquals(new BigDecimal("96.67"), score("50", 700, 90000, 300));
        // 50 × 0.5 + 30 × 0.25 + 20 × 0.5
        assertEquals(new BigDecimal("42.50"), score("50", 500, 5000, 500));
        assertEquals("C", SCHEME.grade(new BigDecimal("42.50")));
        assertEquals("B", SCHEME.grade(new BigDecimal("60.00")));
        assertEquals("C", SCHEME.grade(new BigDecimal("59.99")));
    }

    @Property
    void no_score_leaves_zero_to_the_cap(
            @ForAll @IntRange(min = 1, max = 100_000) int area,
            @ForAll @IntRange(max = 1_000_000) int tax,
            @ForAll @IntRange(max = 1_000_000) int output,
            @ForAll @IntRange(max = 1_000_000) int energy) {
        BigDecimal score = score(Integer.toString(area), tax, output, energy);
        assertTrue(score.signum() >= 0 && score.compareTo(new BigDecimal("150.00")) <= 0);
    }

    @Property
    void twice_the_land_with_twice_of_everything_scores_the_same(
            @ForAll @IntRange(min = 1, max = 50_000) int area,
            @ForAll @IntRange(max = 500_000) int tax,
            @ForAll @IntRange(max = 500_000) int output,
            @ForAll @IntRange(max = 500_000) int energy) {
        assertEquals(
                score(Integer.toString(area), tax, output, energy),
                score(Integer.toString(2 * area), 2 * tax, 2 * output, 2 * energy));
    }

    @Property
    void more_tax_or_less_energy_never_lowers_a_score(
            @ForAll @IntRange(min = 1, max = 10_000) int area,
            @ForAll @IntRange(max = 500_000) int tax,
            @ForAll @IntRange(max = 500_000) int more,
            @ForAll @IntRange(max = 500_000) int energy) {
        BigDecimal before = score(Integer.toString(area), tax, 1000, energy + more);
        BigDecimal after = score(Integer.toString(area), tax + more, 1000, energy);
        assertTrue(after.compareTo(before) >= 0);
    }

    @Property
    void the_order_of_entries_changes_no_result_and_ranks_follow_scores(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 3000) Integer> taxes, @ForAll long seed) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < taxes.size(); i++) {
            entries.add(new Entry("E-" + i, "园区", BigDecimal.TEN, totals(taxes.get(i), 4000, 50)));
        }
        List<PerMuResult> results = Appraisals.results(SCHEME, entries);
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(results, Appraisals.results(SCHEME, shuffled));
        for (int i = 1; i < results.size(); i++) {
            PerMuResult better = results.get(i - 1);
            PerMuResult worse = results.get(i);
            assertTrue(better.score().compareTo(worse.score()) >= 0);
            assertEquals(better.score().compareTo(worse.score()) == 0, better.rank() == worse.rank());
        }
        assertEquals(1, results.getFirst().rank());
    }

    @Test
    void parks_are_ranked_by_area_weighted_scores_and_by_kept_agreements() {
        List<PerMuResult> results = Appraisals.results(
                SCHEME,
                List.of(
                        new Entry("E-1", "东区", new BigDecimal("30"), totals(600, 12000, 150)),
                        new Entry("E-2", "东区", new BigDecimal("10"), totals(100, 2000, 100)),
                        new Entry("E-3", "西区", new BigDecimal("10"), totals(200, 4000, 50))));
        Map<String, ParkAppraisal.Park> parks = Appraisals.parks(
                        results,
                        List.of(new ParkRecord("东区", 3, 4), new ParkRecord("南区", 1, 2)),
                        new BigDecimal(60),
                        new BigDecimal(40))
                .stream()
                .collect(Collectors.toMap(ParkAppraisal.Park::park, park -> park));
        // (30 × 100 + 10 × 50) ÷ 40 = 87.5; 0.6 × 87.5 + 0.4 × 75 = 82.5
        assertEquals(new BigDecimal("87.50"), parks.get("东区").intensity());
        assertEquals(new BigDecimal("75.00"), parks.get("东区").agreements());
        assertEquals(new BigDecimal("82.50"), parks.get("东区").score());
        // Nothing was reported of the west, so its land counts alone; nobody was evaluated in the south.
        assertEquals(new BigDecimal("100.00"), parks.get("西区").score());
        assertEquals(new BigDecimal("50.00"), parks.get("南区").score());
        assertEquals(1, parks.get("西区").rank());
        assertEquals(2, parks.get("东区").rank());
        assertEquals(3, parks.get("南区").rank());
    }

    @Test
    void weights_that_are_no_hundred_grades_out_of_order_and_days_that_do_not_exist_are_refused() {
        refused(new PerMuScheme(
                "", SCHEME.validFrom(), SCHEME.cap(), SCHEME.measures().subList(0, 2), SCHEME.grades(), "06-30"));
        refused(new PerMuScheme(
                "",
                SCHEME.validFrom(),
                SCHEME.cap(),
                SCHEME.measures(),
                List.of(grade("A", 60), grade("B", 60)),
                "06-30"));
        refused(new PerMuScheme(
                "",
                SCHEME.validFrom(),
                SCHEME.cap(),
                SCHEME.measures(),
                List.of(grade("A", 60), grade("B", 1)),
                "06-30"));
        refused(new PerMuScheme("", SCHEME.validFrom(), SCHEME.cap(), SCHEME.measures(), SCHEME.grades(), "02-30"));
    }

    private static void refused(PerMuScheme scheme) {
        assertThrows(ProblemException.class, scheme::requireSound);
    }

    private static Grade grade(String grade, int from) {
        return new Grade(grade, BigDecimal.valueOf(from));
    }

    private static BigDecimal score(String area, int tax, int output, int energy) {
        return SCHEME.score(new BigDecimal(area), totals(tax, output, energy));
    }

    private static Map<String, BigDecimal> totals(int tax, int output, int energy) {
        return Map.of(
                "tax", BigDecimal.valueOf(tax),
                "output", BigDecimal.valueOf(output),
                "energy", BigDecimal.valueOf(energy));
    }
}
