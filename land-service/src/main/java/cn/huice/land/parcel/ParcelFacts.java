package cn.huice.land.parcel;

import cn.huice.land.geometry.Areas;
import cn.huice.land.use.UseClasses;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Particulars;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Subjects;
import cn.huice.registry.Validity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What policies ask of a parcel, kept in step with the register in the same transaction, as facts that the planning department vouches for. */
@ApplicationScoped
class ParcelFacts {
    static final String AUTHORITY = "规划资源";
    private static final AttributeKey RIGHT = new AttributeKey("parcel.right_type");

    private final Register register;
    private final Subjects subjects;

    ParcelFacts(Register register, Subjects subjects) {
        this.register = register;
        this.subjects = subjects;
    }

    static SubjectId subject(ParcelCode code) {
        return new SubjectId("parcel", code.value());
    }

    /** Registers the parcel and its holder as subjects where they are new, and records what has changed from the first day on; a right that is no more ends. @param written as it came, with the holder's name */
    void follow(Parcel parcel, Content written) {
        SubjectId subject = subject(parcel.code());
        register.ensure(subject, parcel.content().district());
        written.holder().ifPresent(holder -> known(holder, written.district()));
        Map<AttributeKey, Fact> standing = register.facts(subject, parcel.validFrom());
        facts(parcel).forEach((attribute, value) -> {
            Fact before = standing.get(attribute);
            if (before == null
                    || !before.source().equals(AUTHORITY)
                    || !before.value().equals(value)) {
                register.record(subject, attribute, value, Validity.from(parcel.validFrom()), AUTHORITY);
            }
        });
        if (parcel.content().right().isEmpty()) {
            register.end(
                    subject,
                    parcel.validFrom().minusDays(1),
                    fact -> fact.attribute().equals(RIGHT)
                            && fact.fact().source().equals(AUTHORITY));
        }
    }

    /** Whatever was said of a parcel that is no more holds until its last day. */
    void end(ParcelCode code, LocalDate lastDay) {
        register.end(subject(code), lastDay);
    }

    private void known(RightHolder holder, String district) {
        if (!subjects.exists(holder.subject())) {
            subjects.register(holder.subject(), new Particulars(district, holder.name(), Optional.empty()));
        }
    }

    private static Map<AttributeKey, Value> facts(Parcel parcel) {
        Content content = parcel.content();
        Map<AttributeKey, Value> facts = new LinkedHashMap<>();
        facts.put(
                new AttributeKey("parcel.area"),
                new Value.Num(Areas.mu(content.registeredArea()).stripTrailingZeros()));
        UseClasses.standard()
                .find(content.use())
                .ifPresent(entry -> facts.put(new AttributeKey("parcel.use_class"), new Value.Symbol(entry.kind())));
        if (content.use().code().equals("B29")) {
            facts.put(new AttributeKey("parcel.planning_code"), new Value.Symbol("B29"));
        }
        content.right().ifPresent(right -> facts.put(RIGHT, new Value.Symbol(right.code())));
        return facts;
    }
}
