package cn.huice.registry;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.registry.identifier.Identifier;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The subjects this service knows by name. */
@ApplicationScoped
public class Subjects {
    private static final String REGISTERED = "cn.huice.subject.registered.v1";
    private static final String AMENDED = "cn.huice.subject.amended.v1";
    private static final String IDENTIFIER_READ = "cn.huice.subject.identifier-read.v1";

    private final SubjectTable table;
    private final Journal journal;
    private final Clock clock;

    Subjects(SubjectTable table, Journal journal, Clock clock) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<Subject> find(SubjectId id) {
        return table.find(id);
    }

    public boolean exists(SubjectId id) {
        return table.find(id).isPresent();
    }

    /**
     * At most {@code limit} subjects in the order of their ids; conditions left out hold for all.
     *
     * @param after only ids behind this one; empty text for the first page
     */
    public List<Subject> list(
            SubjectKind kind, Optional<Identifier> identifier, Optional<String> district, String after, int limit) {
        return table.list(kind, identifier, district, after, limit);
    }

    /** The subject, registered with nothing but its district if it was not there: for an applicant's first case. */
    @Transactional
    public Subject ensure(SubjectId id, String district) {
        Optional<Subject> known = table.find(id);
        return known.isPresent()
                ? known.get()
                : insert(id, new Particulars(district, Optional.empty(), Optional.empty()))
                        .orElseGet(() -> table.find(id).orElseThrow());
    }

    /**
     * Registers a subject nobody knew.
     *
     * @throws ProblemException 409 if the id is registered, or the identifier is another subject's
     */
    @Transactional
    public Subject register(SubjectId id, Particulars particulars) {
        requireFree(id, particulars);
        return insert(id, particulars)
                .orElseThrow(() -> ProblemException.conflict(
                        "subject-exists", Text.of(id + " 已登记", id + " is already registered")));
    }

    /**
     * Changes what is given and leaves the rest.
     *
     * @param seen the revision the caller has read
     * @throws ProblemException 409 as for {@link #register}, 412 if it has changed since, 428 if nothing was read
     */
    @Transactional
    public Subject amend(
            Subject current,
            Optional<String> district,
            Optional<String> name,
            Optional<Identifier> identifier,
            Revision seen) {
        SubjectId id = current.id();
        Revision.check(seen, current.revision());
        Particulars particulars = new Particulars(
                district.orElse(current.district()), name.or(current::name), identifier.or(() -> table.identifier(id)));
        requireFree(id, particulars);
        if (!table.update(id, particulars, current.revision())) {
            Revision.check(seen, current.revision() + 1);
        }
        journal.append(NewEntry.kept(stream(id), AMENDED, id.id(), SubjectData.of(id, particulars)));
        return table.find(id).orElseThrow();
    }

    /** The whole identifier. Who read it is journaled. */
    @Transactional
    public Optional<Identifier> readIdentifier(SubjectId id) {
        Optional<Identifier> identifier = table.identifier(id);
        if (identifier.isPresent()) {
            journal.append(NewEntry.kept(stream(id), IDENTIFIER_READ, id.id(), new SubjectData.Read(id)));
        }
        return identifier;
    }

    private Optional<Subject> insert(SubjectId id, Particulars particulars) {
        if (!table.insert(id, particulars, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return Optional.empty();
        }
        journal.append(NewEntry.kept(stream(id), REGISTERED, id.id(), SubjectData.of(id, particulars)));
        return table.find(id);
    }

    private void requireFree(SubjectId id, Particulars particulars) {
        particulars
                .identifier()
                .flatMap(number -> table.holder(id.subjectKind(), number))
                .filter(holder -> !holder.equals(id))
                .ifPresent(other -> {
                    throw ProblemException.conflict(
                            "identifier-taken",
                            Text.of("该证件号码已登记在另一主体名下", "Another subject is registered with this identifier"));
                });
    }

    private static String stream(SubjectId id) {
        return "subject/" + id;
    }
}
