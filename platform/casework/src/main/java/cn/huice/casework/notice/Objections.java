package cn.huice.casework.notice;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.notice.PublicNotice.State;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Objections: each holds its notice until an officer has answered it. */
@ApplicationScoped
class Objections {
    private final NoticeTable notices;
    private final ObjectionTable table;
    private final NoticeJournal journal;
    private final Clock clock;
    private final Event<ObjectionUpheld> upheld;

    Objections(
            NoticeTable notices,
            ObjectionTable table,
            NoticeJournal journal,
            Clock clock,
            Event<ObjectionUpheld> upheld) {
        this.notices = notices;
        this.table = table;
        this.journal = journal;
        this.clock = clock;
        this.upheld = upheld;
    }

    /** @throws ProblemException 409 where the notice is over, or the same subject's earlier objection is unanswered */
    @Transactional(TxType.MANDATORY)
    Objection raise(String noticeId, String objector, String reason, String contact) {
        PublicNotice notice = locked(noticeId);
        if (!notice.state().live() || LocalDate.now(clock).isAfter(notice.until())) {
            throw ProblemException.conflict(
                    "notice-closed", Text.of("公示期已结束，不再接受异议", "The notice is over; objections are no longer accepted"));
        }
        if (table.of(noticeId).stream()
                .anyMatch(o -> !o.answered() && o.objector().equals(objector))) {
            throw ProblemException.conflict(
                    "objection-waiting", Text.of("您的上一条异议正在处理", "Your earlier objection is still being looked into"));
        }
        String id = UUID.randomUUID().toString();
        table.insert(new Objection(
                id,
                noticeId,
                objector,
                reason,
                contact,
                clock.instant()
                        .truncatedTo(ChronoUnit.MICROS)
                        .atZone(Shanghai.ZONE)
                        .toOffsetDateTime(),
                null,
                null,
                null));
        notices.move(notice, State.OBJECTED);
        journal.tell(notice, "objected", Map.of("objection", id));
        return find(noticeId, id);
    }

    /** @throws ProblemException 409 {@code objection-answered} */
    @Transactional(TxType.MANDATORY)
    void answer(String noticeId, String id, String answer, boolean justified, String by) {
        PublicNotice notice = locked(noticeId);
        if (find(noticeId, id).answered()) {
            throw ProblemException.conflict(
                    "objection-answered", Text.of("该异议已答复", "This objection has been answered"));
        }
        table.answer(id, answer, justified, by, clock.instant());
        journal.tell(notice, "answered", Map.of("objection", id, "upheld", justified));
        if (notice.state().live()) {
            settle(notice, justified);
        }
    }

    private void settle(PublicNotice notice, boolean justified) {
        if (justified) {
            notices.move(notice, State.WITHDRAWN);
            journal.tell(notice, "withdrawn", Map.of("why", "异议成立"));
            upheld.fire(new ObjectionUpheld(notice.caseId()));
        } else if (table.of(notice.id()).stream().allMatch(Objection::answered)) {
            notices.move(notice, State.OPEN);
        }
    }

    /** With the contacts, so the reading is journaled. */
    @Transactional
    List<Objection> readBy(PublicNotice notice) {
        List<Objection> objections = table.of(notice.id());
        if (!objections.isEmpty()) {
            journal.keep(notice, "contacts-read");
        }
        return objections;
    }

    /** Without the journal: the objector knows the own contact. @throws ProblemException 404 for everybody else's */
    Objection raisedBy(String objector, String noticeId, String id) {
        return table.find(noticeId, id)
                .filter(objection -> objection.objector().equals(objector))
                .orElseThrow(() -> ProblemException.notFound("objection", id));
    }

    private Objection find(String noticeId, String id) {
        return table.find(noticeId, id).orElseThrow(() -> ProblemException.notFound("objection", id));
    }

    private PublicNotice locked(String noticeId) {
        return notices.locked(noticeId).orElseThrow(() -> ProblemException.notFound("notice", noticeId));
    }
}
