package cn.huice.registry;

import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.NewEntry;
import cn.huice.journal.ThisService;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.identifier.PersonalDataCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Journals facts and decides which of them leave the service. */
@ApplicationScoped
class FactJournal {
    private final Journal journal;
    private final ThisService service;
    private final PersonalDataCipher cipher;

    FactJournal(Journal journal, ThisService service, PersonalDataCipher cipher) {
        this.journal = journal;
        this.service = service;
        this.cipher = cipher;
    }

    /** @param publishable whether other services may learn of it; of personal data they never do */
    RecordedFact append(SubjectId subject, AttributeKey attribute, Fact fact, Validity validity, boolean publishable) {
        boolean personal = Values.VOCABULARY.get(attribute).pii();
        boolean published = publishable && !personal;
        JournalEntry entry = journal.append(new NewEntry(
                "subject/" + subject,
                fact.standing() == Standing.VERIFIED ? FactData.VERIFIED : FactData.DECLARED,
                published ? Optional.of(FactData.TOPIC) : Optional.empty(),
                subject.id(),
                published ? Optional.of(subject.id() + "|" + attribute) : Optional.empty(),
                data(subject, attribute, fact, validity, personal)));
        return new RecordedFact(
                entry.id(), subject, attribute, fact, validity, entry.occurredAt(), entry.actor(), Optional.empty());
    }

    private FactData data(SubjectId subject, AttributeKey attribute, Fact fact, Validity validity, boolean personal) {
        return new FactData(
                subject,
                attribute.value(),
                personal ? null : Values.toJson(attribute, fact.value()),
                personal ? seal(subject, attribute, fact) : null,
                validity.from(),
                validity.until().orElse(null),
                fact.standing(),
                fact.source(),
                service.source());
    }

    /** The journal is kept for ever and read by auditors, so it holds no personal data, only what proves it unaltered. */
    private String seal(SubjectId subject, AttributeKey attribute, Fact fact) {
        return cipher.lookup(subject + "|" + attribute + "|" + Values.write(attribute, fact.value()));
    }
}
