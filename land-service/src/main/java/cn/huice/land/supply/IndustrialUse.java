package cn.huice.land.supply;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** 园区内符合详细规划的产业用地, for which planning conditions have a deadline (津政办规〔2022〕6号 15). */
@ApplicationScoped
class IndustrialUse {
    private static final Set<Value> USES =
            Set.of(new Value.Symbol("industrial"), new Value.Symbol("storage"), new Value.Symbol("research"));

    private final Register register;

    IndustrialUse(Register register) {
        this.register = register;
    }

    /** Unless the register knows better: an authority that does not know is held to the deadline. */
    boolean mayBe(String parcel, LocalDate on) {
        Map<AttributeKey, Fact> known = register.facts(new SubjectId("parcel", parcel), on);
        Fact use = known.get(new AttributeKey("parcel.use_class"));
        return !denied(known, "parcel.in_park")
                && !denied(known, "parcel.conforms_detailed_plan")
                && (use == null || USES.contains(use.value()));
    }

    private static boolean denied(Map<AttributeKey, Fact> known, String key) {
        Fact fact = known.get(new AttributeKey(key));
        return fact != null && fact.value().equals(new Value.Truth(false));
    }
}
