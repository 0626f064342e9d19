package cn.huice.casework.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings together what is declared in a request or case and what the register knows of the subjects concerned. */
@ApplicationScoped
public class KnownFacts {
    private final Register register;

    KnownFacts(Register register) {
        this.register = register;
    }

    /**
     * A verified fact of the register stands above a declaration; a declaration for the case at hand stands above one
     * made earlier.
     *
     * @param subjects the beneficiary first, then what the case is about (a parcel, a project)
     */
    public Map<AttributeKey, Fact> merge(Map<AttributeKey, Fact> declared, List<SubjectId> subjects, LocalDate on) {
        Map<AttributeKey, Fact> known = new TreeMap<>();
        for (SubjectId subject : subjects.reversed()) {
            known.putAll(register.facts(subject, on));
        }
        declared.forEach((key, fact) -> known.merge(
                key, fact, (registered, stated) -> registered.standing() == Standing.VERIFIED ? registered : stated));
        return known;
    }
}
