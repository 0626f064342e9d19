package cn.huice.bench.rules;

import static java.lang.Math.max;
import static java.lang.Math.min;

import cn.huice.bench.population.Population;
import cn.huice.policy.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The three rules as a programmer writes them who knows them by heart: plain Java over primitive arrays. The floor: what
 * any engine must be measured against. Truth is 0 no, 1 unknown, 2 yes, so that 且 is the least and 或 the greatest.
 */
public final class ByHand implements Engine {
    private static final byte NO = 0;
    private static final byte OPEN = 1;
    private static final byte YES = 2;
    private static final long MISSING = Long.MIN_VALUE;
    private static final long CAP = 500_000_000;

    private final int rows;
    private final byte[] inTianjin, legalPerson, directReporting, dishonest, deduction, inSurvey, filed;
    private final byte[] firstCertified, fledgling, fledglingRateUsed, unicorn, leading, candidate, gazelle, techSme;
    private final byte[] firstYear, employerInTianjin, degree;
    /** In fen. */
    private final long[] rdPrior, rdBefore;
    /** In years; in tenths of years. */
    private final long[] age, contract;

    public ByHand(Population population, int rows) {
        this.rows = rows;
        inTianjin = truths(population, Question.REGISTERED_CITY);
        legalPerson = truths(population, Question.LEGAL_PERSON);
        directReporting = truths(population, Question.DIRECT_REPORTING);
        dishonest = truths(population, Question.DISHONEST);
        deduction = truths(population, Question.DEDUCTION);
        inSurvey = truths(population, Question.IN_SURVEY);
        filed = truths(population, Question.FILED);
        firstCertified = truths(population, Question.FIRST_CERTIFIED);
        fledgling = truths(population, Question.FLEDGLING);
        fledglingRateUsed = truths(population, Question.FLEDGLING_RATE_USED);
        unicorn = truths(population, Question.UNICORN);
        leading = truths(population, Question.LEADING);
        candidate = truths(population, Question.LEADING_CANDIDATE);
        gazelle = truths(population, Question.GAZELLE);
        techSme = truths(population, Question.TECH_SME);
        firstYear = truths(population, Question.FIRST_YEAR);
        employerInTianjin = truths(population, Question.EMPLOYER_CITY);
        degree = degrees(population);
        rdPrior = numbers(population, Question.RD_PRIOR, 2);
        rdBefore = numbers(population, Question.RD_BEFORE, 2);
        age = numbers(population, Question.AGE, 0);
        contract = numbers(population, Question.CONTRACT_YEARS, 1);
    }

    private byte[] truths(Population population, Question question) {
        var truths = new byte[rows];
        for (int row = 0; row < rows; row++) {
            truths[row] = switch (population.value(row, question.key()).orElse(null)) {
                case Value.Truth(boolean holds) -> holds ? YES : NO;
                case Value.Symbol(String code) -> "tianjin".equals(code) ? YES : NO;
                case null, default -> OPEN;
            };
        }
        return truths;
    }

    /** -1 unknown, 0 below bachelor, 1 bachelor, 2 master, 3 doctor. */
    private byte[] degrees(Population population) {
        var degrees = new byte[rows];
        for (int row = 0; row < rows; row++) {
            degrees[row] =
                    switch (population.value(row, Question.EDUCATION.key()).orElse(null)) {
                        case Value.Symbol(String code) ->
                            switch (code) {
                                case "bachelor" -> 1;
                                case "master" -> 2;
                                case "doctor" -> 3;
                                default -> 0;
                            };
                        case null, default -> -1;
                    };
        }
        return degrees;
    }

    private long[] numbers(Population population, Question question, int decimals) {
        var numbers = new long[rows];
        for (int row = 0; row < rows; row++) {
            numbers[row] = population.value(row, question.key()).orElse(null) instanceof Value.Num(BigDecimal value)
                    ? value.movePointRight(decimals).longValueExact()
                    : MISSING;
        }
        return numbers;
    }

    @Override
    public String name() {
        return "Java by hand";
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void reply(int row, long[] replies) {
        replies[0] = eligibility(row);
        replies[1] = subsidy(row);
        replies[2] = award(row);
    }

    private long eligibility(int row) {
        return switch (mayHaveSubsidy(row)) {
            case NO -> Reply.INELIGIBLE;
            case OPEN -> Reply.UNKNOWN;
            default -> Reply.ELIGIBLE;
        };
    }

    private int mayHaveSubsidy(int row) {
        return min(
                min(min(inTianjin[row], max(legalPerson[row], directReporting[row])), YES - dishonest[row]),
                min(deduction[row], max(YES - inSurvey[row], filed[row])));
    }

    private long subsidy(int row) {
        int may = mayHaveSubsidy(row);
        if (may != YES) {
            return may == NO ? Reply.INELIGIBLE : Reply.UNKNOWN;
        }
        int first = max(firstCertified[row], min(fledgling[row], YES - fledglingRateUsed[row]));
        int second = max(max(max(unicorn[row], leading[row]), max(candidate[row], gazelle[row])), techSme[row]);
        long now = rdPrior[row];
        if (first == OPEN || (first == NO && second == OPEN) || now == MISSING) {
            return Reply.UNDETERMINED;
        }
        int perMille = first == YES ? 50 : second == YES ? 25 : 15;
        long before = rdBefore[row];
        if (firstYear[row] == YES || (firstYear[row] == OPEN && now == before && before != 0)) {
            return atMostCap(now, perMille, 1, 1);
        }
        if (firstYear[row] == OPEN || before == MISSING || before == 0) {
            return Reply.UNDETERMINED;
        }
        if (2 * now >= 3 * before) {
            return atMostCap(now, perMille, 3, 2);
        }
        if (2 * now <= before) {
            return 0;
        }
        return now >= before
                ? atMostCap(now, perMille, now, before)
                : atMostCap(now, perMille, 2 * now - before, before);
    }

    /** Half up to the fen. Beside the middle between two fen a double tells which is nearer; there it is counted out. */
    private static long atMostCap(long sum, int perMille, long times, long over) {
        double fen = (double) sum * perMille * times / (1000.0 * over);
        if (fen > CAP + 1) {
            return CAP;
        }
        double part = fen - Math.floor(fen);
        if (part < 0.4999 || part > 0.5001) {
            return min(CAP, (long) Math.floor(fen + 0.5));
        }
        var exact = new BigDecimal(BigInteger.valueOf(sum * perMille).multiply(BigInteger.valueOf(times)));
        return min(
                CAP,
                exact.divide(BigDecimal.valueOf(over).movePointRight(3), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    private long award(int row) {
        byte level = degree[row];
        long years = age[row];
        int enough = level < 0 ? OPEN : level >= 1 ? YES : NO;
        int young = level < 0 || years == MISSING ? OPEN : years <= (level == 3 ? 45 : level == 2 ? 40 : 35) ? YES : NO;
        int bound = contract[row] == MISSING ? OPEN : contract[row] >= 30 ? YES : NO;
        int may = min(min(enough, young), min(bound, employerInTianjin[row]));
        if (may != YES) {
            return may == NO ? Reply.INELIGIBLE : Reply.UNKNOWN;
        }
        return switch (level) {
            case 3 -> years <= 35 ? 10_000_000 : 6_000_000;
            case 2 -> 3_000_000;
            default -> 1_000_000;
        };
    }
}
