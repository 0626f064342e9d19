package cn.huice.land.idle;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.policy.Editions;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the policies say of findings on a day: whether land is idle, what is due for it, whether it is taken back. */
@ApplicationScoped
class IdleLandRules {
    static final String AUTHORITY = "规划资源";
    private static final String IDLE = "idle53-idle-land";
    private static final String FEE = "idle53-fee";
    private static final String RECLAIM = "idle53-free-reclaim";

    private final Editions editions;

    IdleLandRules(Editions editions) {
        this.editions = editions;
    }

    /** All three side by side, with articles. */
    List<AssessmentView> assessed(IdleLand.Findings findings, LocalDate day) {
        return List.of(
                AssessmentView.of(assess(IDLE, findings, day)),
                AssessmentView.of(assess(FEE, findings, day)),
                AssessmentView.of(assess(RECLAIM, findings, day)));
    }

    /** ELIGIBLE where it is idle, UNKNOWN where findings are missing. */
    Outcome idle(IdleLand.Findings findings, LocalDate day) {
        return assess(IDLE, findings, day).outcome();
    }

    /** 元; zero where nothing is due. */
    BigDecimal fee(IdleLand.Findings findings, LocalDate day) {
        return assess(FEE, findings, day).outcome() instanceof Outcome.Eligible(Amount.Exact(var value, var unit))
                ? value
                : BigDecimal.ZERO;
    }

    boolean reclaimed(IdleLand.Findings findings, LocalDate day) {
        return assess(RECLAIM, findings, day).outcome() instanceof Outcome.Eligible;
    }

    private Assessment assess(String policy, IdleLand.Findings findings, LocalDate day) {
        Editions.Pinned book = editions.current();
        return book.assessor().assess(book.policy(policy), day, Facts.of(facts(findings)));
    }

    private static Map<AttributeKey, Fact> facts(IdleLand.Findings findings) {
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        put(facts, "project.agreed_start_date", new Value.Day(findings.agreedStart()));
        put(facts, "parcel.construction_started", new Value.Truth(findings.started()));
        put(facts, "parcel.idle_by_government", new Value.Truth(findings.cause() == IdleLand.Cause.GOVERNMENT));
        put(facts, "parcel.original_grant_price", new Value.Num(new BigDecimal(findings.price())));
        if (findings.developedRatio() != null) {
            put(facts, "parcel.developed_area_ratio", new Value.Num(findings.developedRatio()));
        }
        if (findings.investedRatio() != null) {
            put(facts, "parcel.invested_ratio", new Value.Num(findings.investedRatio()));
        }
        if (findings.stoppedSince() != null) {
            put(facts, "parcel.development_stopped_since", new Value.Day(findings.stoppedSince()));
        }
        return facts;
    }

    private static void put(Map<AttributeKey, Fact> facts, String key, Value value) {
        facts.put(new AttributeKey(key), new Fact(value, Standing.VERIFIED, AUTHORITY));
    }
}
