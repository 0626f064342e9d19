package cn.huice.land.appraisal;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.appraisal.ParkAppraisal.Park;
import cn.huice.land.supervision.ParkRecord;
import cn.huice.land.supervision.ParkRecords;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Publishes schemes, evaluates enterprises by them, and ranks parks. */
@ApplicationScoped
class Appraisals {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int PLACES = 2;

    private final AppraisalTable table;
    private final ParkRecords records;
    private final AppraisalDuties duties;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    Appraisals(
            AppraisalTable table,
            ParkRecords records,
            AppraisalDuties duties,
            Journal journal,
            Caller caller,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.duties = duties;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /** An enterprise as it is reported. @param totals of the year, by key of the scheme's measures */
    record Entry(String enterprise, String park, BigDecimal area, Map<String, BigDecimal> totals) {}

    /** An evaluation or appraisal in the journal. */
    record Told(String district, int year, int version, int count) {}

    @Transactional(TxType.MANDATORY)
    AppraisalTable.Published publish(String district, PerMuScheme scheme) {
        scheme.requireSound();
        AppraisalTable.Published published = new AppraisalTable.Published(table.nextVersion(district), scheme);
        table.insert(district, published, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.append(NewEntry.kept(
                "per-mu/" + district,
                "cn.huice.per-mu-scheme.published.v1",
                district,
                new Told(
                        district,
                        scheme.validFrom().getYear(),
                        published.version(),
                        scheme.measures().size())));
        duties.due(district, scheme.validFrom().getYear(), scheme.appraisalDue());
        return published;
    }

    /**
     * 亩均评价 of a year, once, by the scheme that held on its last day.
     *
     * @throws ProblemException 400 for a year that is not over or an entry that lacks a measure, has another or comes twice; 409 without
     *     a scheme, or where the year is evaluated
     */
    @Transactional(TxType.MANDATORY)
    List<PerMuResult> evaluate(String district, int year, List<Entry> entries) {
        if (year >= today().getYear()) {
            throw bad("year", "年度还没有结束", "the year is not over", "< " + today().getYear());
        }
        AppraisalTable.Published scheme = table.on(district, LocalDate.of(year, Month.DECEMBER, 31))
                .orElseThrow(() ->
                        ProblemException.conflict("no-scheme", Text.of("该年没有亩均评价办法", "No scheme held in that year")));
        requireSound(scheme.scheme(), entries);
        List<PerMuResult> results = results(scheme.scheme(), entries);
        if (!table.insert(district, year, scheme.version(), today(), results)) {
            throw ProblemException.conflict("year-evaluated", Text.of(year + " 年已评价", year + " is evaluated already"));
        }
        journal.append(NewEntry.kept(
                "per-mu/" + district,
                "cn.huice.per-mu.evaluated.v1",
                district,
                new Told(district, year, scheme.version(), results.size())));
        return results;
    }

    static List<PerMuResult> results(PerMuScheme scheme, List<Entry> entries) {
        List<BigDecimal> scores = entries.stream()
                .map(entry -> scheme.score(entry.area(), entry.totals()))
                .toList();
        List<PerMuResult> results = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Map<String, BigDecimal> perMu = new TreeMap<>();
            entry.totals().forEach((key, total) -> perMu.put(key, PerMuScheme.perMu(entry.area(), total)));
            results.add(new PerMuResult(
                    Ranks.of(scores.get(i), scores),
                    entry.enterprise(),
                    entry.park(),
                    entry.area(),
                    entry.totals(),
                    perMu,
                    scores.get(i),
                    scheme.grade(scores.get(i))));
        }
        results.sort(Comparator.comparingInt(PerMuResult::rank).thenComparing(PerMuResult::enterprise));
        return results;
    }

    /**
     * 三考合一 of a year, once: 集约用地程度 and 监管协议执行情况.
     *
     * @throws ProblemException 400 where the weights are not 100; 409 where the year is not evaluated, or is appraised
     */
    @Transactional(TxType.MANDATORY)
    ParkAppraisal appraise(String district, int year, BigDecimal intensityWeight, BigDecimal agreementWeight) {
        if (intensityWeight.add(agreementWeight).compareTo(HUNDRED) != 0) {
            throw bad("intensityWeight", "两项权重合计应为 100", "both weights must make 100", "100");
        }
        int version = table.evaluated(district, year)
                .orElseThrow(() -> ProblemException.conflict(
                        "year-not-evaluated", Text.of("先做 " + year + " 年亩均评价", "Evaluate " + year + " first")));
        ParkAppraisal appraisal = new ParkAppraisal(
                district,
                year,
                intensityWeight,
                agreementWeight,
                parks(table.results(district, year), records.of(district, year), intensityWeight, agreementWeight),
                today());
        if (!table.insert(appraisal, caller.name())) {
            throw ProblemException.conflict("year-appraised", Text.of(year + " 年已考核", year + " is appraised already"));
        }
        journal.append(NewEntry.kept(
                "per-mu/" + district,
                "cn.huice.park-appraisal.made.v1",
                district,
                new Told(district, year, version, appraisal.parks().size())));
        duties.made(
                district,
                year,
                table.on(district, LocalDate.of(year, Month.DECEMBER, 31))
                        .orElseThrow()
                        .scheme()
                        .appraisalDue());
        return appraisal;
    }

    static List<Park> parks(
            List<PerMuResult> results,
            List<ParkRecord> records,
            BigDecimal intensityWeight,
            BigDecimal agreementWeight) {
        Set<String> names = new TreeSet<>();
        results.forEach(result -> names.add(result.park()));
        records.forEach(record -> names.add(record.park()));
        List<Park> unranked = names.stream()
                .map(name -> park(
                        name, intensity(name, results), agreements(name, records), intensityWeight, agreementWeight))
                .toList();
        List<BigDecimal> scores = unranked.stream().map(Park::score).toList();
        return unranked.stream()
                .map(park -> new Park(
                        Ranks.of(park.score(), scores), park.park(), park.intensity(), park.agreements(), park.score()))
                .sorted(Comparator.comparingInt(Park::rank).thenComparing(Park::park))
                .toList();
    }

    /** Where one side was not looked at, the other counts alone. */
    private static Park park(
            String name, BigDecimal intensity, BigDecimal agreements, BigDecimal onIntensity, BigDecimal onAgreements) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        if (intensity != null) {
            sum = sum.add(intensity.multiply(onIntensity));
            weights = weights.add(onIntensity);
        }
        if (agreements != null) {
            sum = sum.add(agreements.multiply(onAgreements));
            weights = weights.add(onAgreements);
        }
        BigDecimal score = weights.signum() == 0
                ? BigDecimal.ZERO.setScale(PLACES)
                : sum.divide(weights, PLACES, RoundingMode.HALF_UP);
        return new Park(0, name, intensity, agreements, score);
    }

    private static BigDecimal intensity(String park, List<PerMuResult> results) {
        BigDecimal area = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (PerMuResult result : results) {
            if (result.park().equals(park)) {
                area = area.add(result.area());
                sum = sum.add(result.area().multiply(result.score()));
            }
        }
        return area.signum() == 0
                ? null
                : sum.divide(area, PLACES, RoundingMode.HALF_UP).min(HUNDRED.setScale(PLACES));
    }

    private static BigDecimal agreements(String park, List<ParkRecord> records) {
        return records.stream()
                .filter(record -> record.park().equals(park) && record.reported() > 0)
                .findFirst()
                .map(record -> HUNDRED.multiply(BigDecimal.valueOf(record.kept()))
                        .divide(BigDecimal.valueOf(record.reported()), PLACES, RoundingMode.HALF_UP))
                .orElse(null);
    }

    private static void requireSound(PerMuScheme scheme, List<Entry> entries) {
        Set<String> keys = new TreeSet<>();
        scheme.measures().forEach(measure -> keys.add(measure.key()));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String field = "enterprises[" + i + "]";
            if (!seen.add(entry.enterprise())) {
                throw bad(field + ".enterprise", "重复", "comes twice", "unique");
            }
            if (!entry.totals().keySet().equals(keys)) {
                throw bad(
                        field + ".totals",
                        "应正好是 " + String.join("、", keys),
                        "must be exactly " + String.join(", ", keys),
                        "measures of the scheme");
            }
            for (BigDecimal total : entry.totals().values()) {
                if (total.signum() < 0 || total.scale() > 6 || total.precision() - total.scale() > 15) {
                    throw bad(field + ".totals", "应为不小于 0 的数", "must be numbers, 0 or more", ">= 0");
                }
            }
        }
    }

    private static ProblemException bad(String field, String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of(field, zh, en, rule));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
