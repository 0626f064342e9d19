package cn.huice.land.redevelopment;

import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.land.geometry.Areas;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.Register;
import cn.huice.registry.Validity;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Surveys units, and makes what was found facts that the planning department vouches for. */
@ApplicationScoped
class SurveyUnits {
    static final AttributeKey AREA = new AttributeKey("parcel.area");
    static final AttributeKey EVALUATED = new AttributeKey("parcel.indicators_evaluated_count");
    private static final Set<AttributeKey> COMPUTED = Set.of(AREA, EVALUATED);

    private final SurveyUnitTable table;
    private final Parcels parcels;
    private final Register register;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    SurveyUnits(
            SurveyUnitTable table, Parcels parcels, Register register, Journal journal, Caller caller, Clock clock) {
        this.table = table;
        this.parcels = parcels;
        this.register = register;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the journal says of it: no findings, which the unit's facts are. */
    record Recorded(String unit, String district, List<String> parcels, BigDecimal area, long revision) {}

    /**
     * Surveys some parcels as a unit.
     *
     * @throws ProblemException 400 for a fact that is not the survey's to state; 409 where a parcel lies in another unit; 422 where
     *     one is not in force, or they lie in several districts
     */
    @Transactional(TxType.MANDATORY)
    SurveyUnit record(List<String> codes, Survey survey) {
        Map<AttributeKey, Fact> facts = stated(survey);
        List<Parcel> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            found.add(parcel(codes.get(i), "parcels[" + i + "]", seen));
        }
        String district = found.getFirst().content().district();
        int number = table.nextNumber(district);
        for (int i = 0; i < codes.size(); i++) {
            requireFree(codes.get(i), "parcels[" + i + "]");
            if (!found.get(i).content().district().equals(district)) {
                throw unfit("parcels[" + i + "]", "不在同一个区", "lies in another district", "one district");
            }
        }
        SurveyUnit unit = new SurveyUnit(
                "DX%s-%05d".formatted(district, number),
                district,
                codes.stream().sorted().toList(),
                survey,
                Areas.mu(found.stream()
                        .map(parcel -> parcel.content().registeredArea())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)),
                UnaryUnionOp.union(
                        found.stream().map(parcel -> parcel.content().outline()).toList()),
                1);
        table.insert(unit, number, caller.name(), now());
        register.ensure(unit.subject(), district);
        keep(unit, facts);
        return unit;
    }

    /** @throws ProblemException 404; 412 and 428 on the revision; 400 as for {@link #record} */
    @Transactional(TxType.MANDATORY)
    SurveyUnit amend(String id, Revision seen, Survey survey) {
        Map<AttributeKey, Fact> facts = stated(survey);
        SurveyUnit before = table.locked(id).orElseThrow(() -> ProblemException.notFound("调查单元", id));
        Revision.check(seen, before.revision());
        SurveyUnit after = new SurveyUnit(
                id,
                before.district(),
                before.parcels(),
                survey,
                before.area(),
                before.outline(),
                before.revision() + 1);
        table.amend(after, caller.name(), now());
        keep(after, facts);
        return after;
    }

    private void keep(SurveyUnit unit, Map<AttributeKey, Fact> stated) {
        Validity from = Validity.from(today());
        Map<AttributeKey, Value> values = new TreeMap<>();
        stated.forEach((key, fact) -> values.put(key, fact.value()));
        values.put(AREA, new Value.Num(unit.area().stripTrailingZeros()));
        values.put(
                EVALUATED,
                new Value.Num(BigDecimal.valueOf(unit.survey().measured().size())));
        values.forEach(
                (key, value) -> register.record(unit.subject(), key, value, from, RedevelopmentRights.AUTHORITY));
        journal.append(NewEntry.kept(
                "survey-unit/" + unit.id(),
                "cn.huice.survey-unit.recorded.v1",
                unit.id(),
                new Recorded(unit.id(), unit.district(), unit.parcels(), unit.area(), unit.revision())));
    }

    private Parcel parcel(String code, String field, Set<String> seen) {
        ParcelCode read = ParcelCode.read(field, code);
        if (!seen.add(code)) {
            throw ProblemException.badField(FieldError.of(field, "重复", "comes twice", "unique"));
        }
        return parcels.inForce(read)
                .orElseThrow(() -> unfit(field, "登记簿里没有现势宗地 " + code, code + " is not in force", "register"));
    }

    private void requireFree(String code, String field) {
        table.of(code).ifPresent(other -> {
            throw ProblemException.conflict(
                    "parcel-surveyed",
                    Text.of("宗地已划入调查单元 " + other, "The parcel lies in unit " + other),
                    FieldError.of(field, "已在 " + other, "in " + other, "五（一）2"));
        });
    }

    private static Map<AttributeKey, Fact> stated(Survey survey) {
        Map<AttributeKey, Fact> facts = FactsInput.declared(survey.facts());
        for (AttributeKey key : facts.keySet()) {
            boolean surveyed = key.value().startsWith("parcel.")
                    && !COMPUTED.contains(key)
                    && Vocabulary.standard().get(key).authority().equals(RedevelopmentRights.AUTHORITY);
            if (!surveyed) {
                throw ProblemException.badField(
                        FieldError.of("facts." + key.value(), "不由调查认定", "is not found by a survey", "parcel.*, 规划资源"));
            }
        }
        return facts;
    }

    private static ProblemException unfit(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "unfit-unit", Text.of("调查单元不合要求", "The unit is not sound"), FieldError.of(field, zh, en, rule));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
