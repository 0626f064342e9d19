package cn.huice.casework.proposal;

import cn.huice.casework.application.ConfirmedCases;
import cn.huice.casework.payee.PayeeRequest;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.registry.SubjectId;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes proposals of what scans found, and lets their subjects confirm or decline them. */
@ApplicationScoped
class Proposals {
    private static final int DAYS_TO_CONFIRM = 60;

    private final ProposalTable table;
    private final ConfirmedCases cases;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    Proposals(ProposalTable table, ConfirmedCases cases, Journal journal, Caller caller, Clock clock) {
        this.table = table;
        this.cases = cases;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Proposes what a scan found among the subjects of the caller's district.
     *
     * @param policies only these; all of the scan where empty
     * @param until last day to confirm; 60 days from today where null
     * @return how many were made; what was proposed before stands as it is
     * @throws ProblemException 404 no such scan that is done; 400 a policy it was not about; 422 the last day is past
     */
    @Transactional(TxType.MANDATORY)
    int make(String scan, List<String> policies, LocalDate until) {
        ProposalTable.Scanned scanned = table.scanned(scan)
                .filter(done -> caller.oversees(done.district()))
                .orElseThrow(() -> ProblemException.notFound("已完成的扫描/finished scan", scan));
        for (int i = 0; i < policies.size(); i++) {
            if (!scanned.policies().contains(policies.get(i))) {
                throw ProblemException.badField(
                        FieldError.of("policies[" + i + "]", "这次扫描没有包括它", "the scan was not about it", scanned.id()));
            }
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate last = until == null ? today.plusDays(DAYS_TO_CONFIRM) : until;
        if (last.isBefore(today)) {
            throw ProblemException.unprocessable(
                    "until-is-past",
                    Text.of("确认期限已过", "The last day to confirm is past"),
                    FieldError.of("until", "早于今天", "before today", ">= " + today));
        }
        int made = table.make(
                scan,
                caller.oversees(Caller.CITY) ? null : caller.district().orElseThrow(),
                policies.isEmpty() ? scanned.policies() : policies,
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                today,
                last);
        journal.append(NewEntry.kept(
                "scan:" + scan, "cn.huice.proposal.made.v1", scan, Map.of("scan", scan, "made", made, "until", last)));
        return made;
    }

    /** @throws ProblemException 404 where it does not exist or is not the caller's to see */
    Proposal visible(String id) {
        return table.find(id).filter(this::visible).orElseThrow(() -> ProblemException.notFound("提议/proposal", id));
    }

    /**
     * Files and submits the case, with what the register knows; no materials are asked for.
     *
     * @param payee the account to be paid on; what was stated before stands where null
     * @throws ProblemException 409 where it is not open any more; 422 where the conditions are not met any more
     */
    @Transactional(TxType.MANDATORY)
    Proposal confirm(String id, Revision seen, PayeeRequest payee) {
        Proposal proposal = own(id, seen);
        String application = cases.file(
                proposal.policy(),
                new SubjectId(proposal.subjectKind(), proposal.subjectId()),
                proposal.district(),
                payee,
                caller.name(),
                id);
        table.confirm(id, application);
        return told(id, "cn.huice.proposal.confirmed.v1");
    }

    /** @throws ProblemException 409 where it is not open any more */
    @Transactional(TxType.MANDATORY)
    Proposal decline(String id, Revision seen) {
        own(id, seen);
        table.decline(id);
        return told(id, "cn.huice.proposal.declined.v1");
    }

    private Proposal own(String id, Revision seen) {
        Proposal proposal = table.locked(id)
                .filter(each -> caller.owns(each.subjectKind(), each.subjectId()))
                .orElseThrow(() -> ProblemException.notFound("提议/proposal", id));
        Revision.check(seen, proposal.revision());
        LocalDate today = LocalDate.now(clock);
        if (proposal.on(today) != Proposal.State.OPEN) {
            throw ProblemException.conflict(
                    "proposal-not-open",
                    Text.of("该提议已确认、谢绝或过期", "It was confirmed or declined, or has expired"),
                    FieldError.of(
                            "state",
                            proposal.on(today).name(),
                            proposal.on(today).name(),
                            "OPEN"));
        }
        return proposal;
    }

    private Proposal told(String id, String type) {
        Proposal proposal = table.find(id).orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("proposal", id);
        data.put("policy", proposal.policy());
        if (proposal.application() != null) {
            data.put("application", proposal.application());
        }
        journal.append(NewEntry.kept("proposal:" + id, type, proposal.subjectId(), data));
        return proposal;
    }

    private boolean visible(Proposal proposal) {
        return caller.owns(proposal.subjectKind(), proposal.subjectId())
                || caller.has(Role.AUDITOR)
                || (caller.has(Role.OFFICER) && caller.oversees(proposal.district()));
    }
}
