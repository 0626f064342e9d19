package cn.huice.casework.sanction;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.ThisService;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Exclusions for dishonesty, which every service obeys (DESIGN §5). */
@ApplicationScoped
public class Sanctions {
    static final String TOPIC = "huice.sanctions";
    static final String IMPOSED = "cn.huice.sanction.imposed.v1";
    static final String LIFTED = "cn.huice.sanction.lifted.v1";

    private final SanctionTable table;
    private final Journal journal;
    private final ThisService service;
    private final Event<SubjectSanctioned> sanctioned;
    private final Event<SanctionEnded> ended;

    Sanctions(
            SanctionTable table,
            Journal journal,
            ThisService service,
            Event<SubjectSanctioned> sanctioned,
            Event<SanctionEnded> ended) {
        this.table = table;
        this.journal = journal;
        this.service = service;
        this.sanctioned = sanctioned;
        this.ended = ended;
    }

    /** A sanction that holds on that day, the newest where there are several. */
    public Optional<Sanction> active(String subjectId, LocalDate on) {
        return table.of(subjectId).stream()
                .filter(sanction -> sanction.covers(on))
                .findFirst();
    }

    /** One that was imposed here or elsewhere. */
    public Optional<Sanction> find(String id) {
        return table.find(id);
    }

    /** @throws ProblemException 422 {@code sanction-ends-before-it-starts} */
    @Transactional(TxType.MANDATORY)
    public Sanction impose(SanctionDraft draft) {
        if (draft.until() != null && draft.until().isBefore(draft.from())) {
            throw ProblemException.unprocessable(
                    "sanction-ends-before-it-starts",
                    Text.of("终止日期早于起始日期", "It would end before it starts"),
                    FieldError.of("until", "早于 from", "before from", ">= from"));
        }
        String id = UUID.randomUUID().toString();
        table.insert(new Sanction(
                id,
                service.source(),
                draft.subjectKind(),
                draft.subjectId(),
                draft.reason(),
                draft.article(),
                draft.district(),
                draft.from(),
                draft.until(),
                false,
                1,
                0));
        Sanction imposed = table.find(id).orElseThrow();
        publish(imposed, IMPOSED);
        sanctioned.fire(new SubjectSanctioned(imposed.subjectId(), id, imposed.reason()));
        return imposed;
    }

    /**
     * Ends a sanction before its time.
     *
     * @throws ProblemException 409 where another service imposed it, or it is lifted already
     */
    @Transactional(TxType.MANDATORY)
    public Sanction lift(String id, Revision seen, String comment) {
        Sanction sanction = table.locked(id).orElseThrow(() -> ProblemException.notFound("sanction", id));
        if (!sanction.origin().equals(service.source())) {
            throw ProblemException.conflict(
                    "sanction-of-another-service",
                    Text.of("须在 " + sanction.origin() + " 解除", "It can be lifted in " + sanction.origin() + " only"));
        }
        Revision.check(seen, sanction.revision());
        if (sanction.lifted()) {
            throw ProblemException.conflict("sanction-lifted", Text.of("该惩戒已解除", "It has been lifted already"));
        }
        table.lift(id);
        Sanction after = table.find(id).orElseThrow();
        publish(after, LIFTED);
        if (!comment.isBlank()) {
            journal.append(NewEntry.kept(
                    stream(after), "cn.huice.sanction.remarked.v1", after.subjectId(), Map.of("comment", comment)));
        }
        ended.fire(new SanctionEnded(after.subjectId(), id));
        return after;
    }

    /** Its last day has passed, here as in every other service. */
    void runOut(String id) {
        Sanction sanction = table.locked(id).orElseThrow();
        if (!sanction.lifted()) {
            table.runOut(id);
            ended.fire(new SanctionEnded(sanction.subjectId(), id));
        }
    }

    private void publish(Sanction sanction, String type) {
        journal.append(new NewEntry(
                stream(sanction),
                type,
                Optional.of(TOPIC),
                sanction.subjectId(),
                Optional.of(sanction.subjectId() + "|" + sanction.id()),
                SanctionData.of(sanction)));
    }

    private static String stream(Sanction sanction) {
        return "sanction:" + sanction.id();
    }
}
