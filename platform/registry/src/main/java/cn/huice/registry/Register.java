package cn.huice.registry;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What is known about subjects, by whom and for when (DESIGN §4). */
@ApplicationScoped
public class Register {
    /** The source of what applicants declare. */
    public static final String APPLICANT = "申请人";

    private final FactTable facts;
    private final Subjects subjects;
    private final FactJournal journal;
    private final RegistrySettings settings;

    Register(FactTable facts, Subjects subjects, FactJournal journal, RegistrySettings settings) {
        this.facts = facts;
        this.subjects = subjects;
        this.journal = journal;
        this.settings = settings;
    }

    /** Whether the subject is registered here. */
    public boolean exists(SubjectId subject) {
        return subjects.exists(subject);
    }

    /**
     * The subject, registered with nothing but its district if it was not there: for an applicant's first case.
     *
     * @param district GB/T 2260
     */
    @Transactional
    public Subject ensure(SubjectId subject, String district) {
        return subjects.ensure(subject, district);
    }

    /** What stands on a day: verified before declared, then the latest word; own facts and replicas alike. */
    public Map<AttributeKey, Fact> facts(SubjectId subject, LocalDate on) {
        return facts(List.of(subject), on).get(subject);
    }

    /** The same for many subjects at once; a subject nothing is known of has an empty map. */
    public Map<SubjectId, Map<AttributeKey, Fact>> facts(Collection<SubjectId> subjects, LocalDate on) {
        Map<SubjectId, Map<AttributeKey, Fact>> known = new LinkedHashMap<>();
        subjects.forEach(subject -> known.put(subject, new TreeMap<>()));
        facts.standing(known.keySet(), on)
                .forEach(fact -> known.get(fact.subject()).put(fact.attribute(), fact.fact()));
        return known;
    }

    /** {@link #facts} with validity and provenance, in the order of attributes. */
    public List<RecordedFact> standing(SubjectId subject, LocalDate on) {
        return facts.standing(List.of(subject), on);
    }

    /** All that was ever recorded about one attribute, the latest first. */
    public List<RecordedFact> history(SubjectId subject, AttributeKey attribute) {
        return facts.history(subject, attribute);
    }

    /** Whether there is any fact about the subject here, as a replica or its own. */
    public boolean knows(SubjectId subject) {
        return facts.any(subject);
    }

    /** Keeps what the applicant says about itself; it stays in this service. */
    @Transactional
    public RecordedFact declare(SubjectId subject, AttributeKey attribute, Value value, Validity validity) {
        return keep(subject, attribute, new Fact(value, Standing.DECLARED, APPLICANT), validity, false);
    }

    /**
     * Keeps what the department with authority for the attribute confirms, and publishes it unless it is personal data.
     *
     * @throws ProblemException 403 if another department has the authority, 409 if another service owns such subjects
     */
    @Transactional
    public RecordedFact verify(
            SubjectId subject, AttributeKey attribute, Value value, Validity validity, String department) {
        requireOwned(subject);
        String authority = Values.VOCABULARY.get(attribute).authority();
        if (!authority.equals(department)) {
            throw lacksAuthority(Values.VOCABULARY.get(attribute));
        }
        return keep(subject, attribute, new Fact(value, Standing.VERIFIED, department), validity, true);
    }

    /**
     * Keeps a fact this service has itself brought about, a contract signed or a title awarded, and publishes it unless
     * it is personal data. The subject may be another service's.
     *
     * @param source who vouches for it
     */
    @Transactional
    public RecordedFact record(
            SubjectId subject, AttributeKey attribute, Value value, Validity validity, String source) {
        return keep(subject, attribute, new Fact(value, Standing.VERIFIED, source), validity, true);
    }

    /**
     * Ends what was recorded here about a subject that is no more: each fact holds until that day, and one that begins after it on
     * its first day alone; what was published is published so.
     */
    @Transactional
    public void end(SubjectId subject, LocalDate lastDay) {
        end(subject, lastDay, fact -> true);
    }

    /** The same of some facts of a subject that goes on. */
    @Transactional
    public void end(SubjectId subject, LocalDate lastDay, Predicate<RecordedFact> which) {
        facts.lock(subject);
        for (RecordedFact open :
                facts.after(subject, lastDay).stream().filter(which).toList()) {
            LocalDate from = open.validity().from();
            Validity ended = Validity.between(from, from.isAfter(lastDay) ? from : lastDay);
            if (ended.equals(open.validity())) {
                continue;
            }
            RecordedFact recorded = journal.append(
                    subject, open.attribute(), open.fact(), ended, open.fact().standing() == Standing.VERIFIED);
            facts.supersede(open, recorded.recordedAt());
            facts.insert(recorded);
        }
    }

    static ProblemException lacksAuthority(Attribute attribute) {
        return ProblemException.forbidden(
                "authority-required",
                Text.of(
                        attribute.name() + "（" + attribute.key() + "）由" + attribute.authority() + "核实",
                        attribute.key() + " is verified by " + attribute.authority()));
    }

    /** @throws ProblemException 409 naming the service that owns such subjects, if it is another */
    void requireOwned(SubjectId subject) {
        if (settings.owns().contains(subject.kind())) {
            return;
        }
        String owner = subject.subjectKind().owner();
        throw ProblemException.conflict(
                "owned-by-another-service",
                Text.of(
                        "这类主体（" + subject.kind() + "）由 " + owner + " 管理，请在该服务核实",
                        "facts about a " + subject.kind() + " are verified at " + owner));
    }

    private RecordedFact keep(
            SubjectId subject, AttributeKey attribute, Fact fact, Validity validity, boolean publishable) {
        facts.lock(subject);
        RecordedFact recorded = journal.append(subject, attribute, fact, validity, publishable);
        facts.insert(recorded);
        return recorded;
    }
}
