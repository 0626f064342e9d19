package cn.huice.casework.notice;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.notice.PublicNotice.State;
import cn.huice.journal.Acting;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** 公示: what is about to be granted, for everyone to read and to object to. */
@ApplicationScoped
public class Notices {
    private final NoticeTable table;
    private final NoticeJournal journal;
    private final Clock clock;
    private final Event<NoticeEnded> ended;
    private final Event<NoticeExtended> extended;

    Notices(
            NoticeTable table,
            NoticeJournal journal,
            Clock clock,
            Event<NoticeEnded> ended,
            Event<NoticeExtended> extended) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
        this.ended = ended;
        this.extended = extended;
    }

    /**
     * Publishes today. It stands for the working days asked for, today not counted, and ends on the day after.
     *
     * @throws ProblemException 409 {@code notice-stands} where the case already has one
     */
    @Transactional(TxType.MANDATORY)
    public PublicNotice publish(Publication p) {
        if (table.lockedLiveOf(p.caseId()).isPresent()) {
            throw ProblemException.conflict(
                    "notice-stands", Text.of("该事项正在公示", "This case is already on public notice"));
        }
        LocalDate today = LocalDate.now(clock);
        PublicNotice notice = table.insert(new PublicNotice(
                UUID.randomUUID().toString(),
                p.caseId(),
                p.subjectId(),
                p.policyId(),
                p.title(),
                RedactedName.of(p.subjectName(), p.person()),
                p.amount(),
                p.district(),
                p.article(),
                today,
                WorkingCalendar.national().plus(today, p.workingDays()),
                State.OPEN,
                List.of(),
                p.mostExtension(),
                0));
        journal.tell(
                notice,
                "published",
                Map.of("until", notice.until().toString(), "workingDays", p.workingDays(), "article", p.article()));
        return notice;
    }

    /**
     * 延长公示: it stands some working days longer, counted from the day it was to end on.
     *
     * @param reason for everyone to read
     * @throws ProblemException 409 {@code notice-closed} where it is over, 422 {@code extension-too-long} beyond what its procedure
     *     allows
     */
    @Transactional(TxType.MANDATORY)
    PublicNotice extend(String id, int workingDays, String reason) {
        PublicNotice notice = table.locked(id).orElseThrow(() -> ProblemException.notFound("notice", id));
        LocalDate today = LocalDate.now(clock);
        if (!notice.state().live() || today.isAfter(notice.until())) {
            throw ProblemException.conflict(
                    "notice-closed", Text.of("公示期已结束，不能再延长", "The notice is over and cannot be extended"));
        }
        if (workingDays > notice.extensionLeft()) {
            throw tooLong(notice);
        }
        LocalDate until = WorkingCalendar.national().plus(notice.until(), workingDays);
        List<Extension> extensions = new ArrayList<>(notice.extensions());
        extensions.add(new Extension(today, workingDays, until, reason));
        table.extend(notice, extensions);
        journal.tell(
                notice,
                "extended",
                Map.of(
                        "until",
                        until.toString(),
                        "workingDays",
                        workingDays,
                        "before",
                        notice.until().toString()));
        journal.remark(notice, reason);
        extended.fire(new NoticeExtended(notice.caseId(), until));
        return table.find(id).orElseThrow();
    }

    private static ProblemException tooLong(PublicNotice notice) {
        int left = notice.extensionLeft();
        return ProblemException.unprocessable(
                "extension-too-long",
                notice.mostExtension() == 0
                        ? Text.of("本流程不允许延长公示", "The procedure does not let its notices be extended")
                        : Text.of(
                                "公示最多还能延长 " + left + " 个工作日",
                                "It can be extended by " + left + " working days at most"),
                FieldError.of(
                        "workingDays",
                        "超过流程允许的延长",
                        "more than the procedure allows",
                        "延长 " + notice.mostExtension() + "个工作日"));
    }

    /** The latest notice of a case. */
    public Optional<PublicNotice> ofCase(String caseId) {
        return table.latestOf(caseId);
    }

    /** Withdraws the case's notice if it still stands. */
    @Transactional(TxType.MANDATORY)
    public void close(String caseId, String why) {
        table.lockedLiveOf(caseId).ifPresent(notice -> {
            table.move(notice, State.WITHDRAWN);
            journal.tell(notice, "withdrawn", Map.of("why", why));
        });
    }

    /** Ends what is due. */
    @Scheduled(
            every = "{huice.notice.end-every:10s}",
            identity = "notices",
            concurrentExecution = ConcurrentExecution.SKIP)
    void endDue() {
        Acting.onEachDue("notices", table.due(LocalDate.now(clock)), this::end);
    }

    private void end(String id) {
        table.lockedDue(id).ifPresent(notice -> {
            table.move(notice, State.ENDED);
            journal.tell(notice, "ended", Map.of());
            ended.fire(new NoticeEnded(notice.caseId(), notice.id()));
        });
    }
}
