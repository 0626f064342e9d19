package cn.huice.bench.rules;

import cn.huice.bench.population.Population;
import cn.huice.policy.value.Value;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.PartialVars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The three rules in CEL, run by Google's cel-java. CEL knows unknown values, but no decimals: whole fen would overflow
 * where two sums are multiplied, so money is binary floating point, the nearest it can do. Facts are handed over ready
 * made.
 */
public final class CelEngine implements Engine {
    private static final String SUBSIDY_ELIGIBLE = """
            registered_city == "tianjin" && (legal_person || direct_reporting) && !dishonest && deduction
                && (!in_survey || filed)
            """;
    /** -1 where the growth has no meaning. */
    private static final String SUBSIDY = """
            cel.bind(rate,
              (first_certified || (fledgling && !fledgling_rate_used)) ? 0.05
                : (unicorn || leading || leading_candidate || gazelle || tech_sme) ? 0.025 : 0.015,
              cel.bind(growth,
                first_year ? 0.0 : math.least(0.5, math.greatest(-0.5, (rd_prior - rd_before) / rd_before)),
                !first_year && rd_before == 0.0 ? -1.0
                  : math.least(rd_prior * rate * (1.0 + (growth < 0.0 ? growth * 2.0 : growth)), 5000000.0)))
            """;

    private static final String AWARD_ELIGIBLE = """
            education in ["bachelor", "master", "doctor"]
              && age <= (education == "doctor" ? 45 : education == "master" ? 40 : 35)
              && contract_years >= 3.0 && employer_city == "tianjin"
            """;
    private static final String AWARD = """
            education == "doctor" && age <= 35 ? 100000.0 : education == "doctor" ? 60000.0
              : education == "master" ? 30000.0 : 10000.0
            """;

    private final Programs programs;
    private final List<PartialVars> subjects = new ArrayList<>();

    /** The rules, parsed and checked. */
    public record Programs(
            CelRuntime.Program subsidyEligible,
            CelRuntime.Program subsidy,
            CelRuntime.Program awardEligible,
            CelRuntime.Program award) {}

    public CelEngine(Population population, int rows) {
        programs = compile();
        for (int row = 0; row < rows; row++) {
            subjects.add(inputs(population, row));
        }
    }

    /** Parses, checks and plans the expressions, as an application does when it starts. */
    public static Programs compile() {
        var builder = CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.bindings(), CelExtensions.math())
                .addRuntimeLibraries(CelExtensions.math());
        for (Question question : Question.values()) {
            builder.addVar(question.lowerCase(), type(question));
        }
        Cel cel = builder.build();
        return new Programs(
                program(cel, SUBSIDY_ELIGIBLE),
                program(cel, SUBSIDY),
                program(cel, AWARD_ELIGIBLE),
                program(cel, AWARD));
    }

    private static CelRuntime.Program program(Cel cel, String expression) {
        try {
            return cel.createProgram(cel.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CelType type(Question question) {
        return switch (question) {
            case REGISTERED_CITY, EMPLOYER_CITY, EDUCATION -> SimpleType.STRING;
            case RD_PRIOR, RD_BEFORE, CONTRACT_YEARS -> SimpleType.DOUBLE;
            case AGE -> SimpleType.INT;
            default -> SimpleType.BOOL;
        };
    }

    private static PartialVars inputs(Population population, int row) {
        var known = new HashMap<String, Object>();
        var unknown = new ArrayList<CelAttributePattern>();
        for (Question question : Question.values()) {
            String name = question.lowerCase();
            switch (population.value(row, question.key()).orElse(null)) {
                case Value.Truth(boolean holds) -> known.put(name, holds);
                case Value.Symbol(String code) -> known.put(name, code);
                case Value.Num(BigDecimal number) -> {
                    if (type(question) == SimpleType.INT) {
                        known.put(name, number.longValueExact());
                    } else {
                        known.put(name, number.doubleValue());
                    }
                }
                case null -> unknown.add(CelAttributePattern.create(name));
                case Value other -> throw new IllegalStateException(other.toString());
            }
        }
        return PartialVars.of(known, unknown.toArray(CelAttributePattern[]::new));
    }

    @Override
    public String name() {
        return "CEL (cel-java)";
    }

    @Override
    public int rows() {
        return subjects.size();
    }

    @Override
    public void reply(int row, long[] replies) {
        PartialVars subject = subjects.get(row);
        try {
            replies[0] = outcome(programs.subsidyEligible().eval(subject));
            replies[1] = amount(replies[0], programs.subsidy(), subject);
            replies[2] = amount(outcome(programs.awardEligible().eval(subject)), programs.award(), subject);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long outcome(Object eligible) {
        return eligible instanceof Boolean holds ? (holds ? Reply.ELIGIBLE : Reply.INELIGIBLE) : Reply.UNKNOWN;
    }

    private static long amount(long outcome, CelRuntime.Program program, PartialVars subject)
            throws CelEvaluationException {
        if (outcome != Reply.ELIGIBLE) {
            return outcome;
        }
        return program.eval(subject) instanceof Double yuan && yuan >= 0
                ? BigDecimal.valueOf(yuan)
                        .setScale(2, RoundingMode.HALF_UP)
                        .movePointRight(2)
                        .longValueExact()
                : Reply.UNDETERMINED;
    }
}
