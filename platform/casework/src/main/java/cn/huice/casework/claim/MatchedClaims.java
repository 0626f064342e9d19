package cn.huice.casework.claim;

import cn.huice.journal.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Weighs a subject's matching claims anew after something was read from the log. */
@ApplicationScoped
class MatchedClaims {
    private final ClaimTable table;
    private final ThisService service;
    private final Event<ClaimSettled> settled;

    MatchedClaims(ClaimTable table, ThisService service, Event<ClaimSettled> settled) {
        this.table = table;
        this.service = service;
        this.settled = settled;
    }

    /**
     * A claim settles when there is something to match for the first time; until then it waits. What changes after that is
     * stored, and brought into line with what is paid by whoever pays ({@link Claims#toFollow}).
     */
    void weigh(String subjectId) {
        List<MatchedClaim> claims = table.matching(subjectId);
        Map<String, MatchedClaim> byId =
                claims.stream().collect(Collectors.toMap(each -> each.wanted().id(), each -> each));
        Matched.grants(claims.stream().map(MatchedClaim::wanted).toList())
                .forEach((id, grant) -> grant(byId.get(id), grant));
    }

    private void grant(MatchedClaim claim, Stack.Grant grant) {
        BigDecimal before = claim.granted();
        if (before == null && grant.amount().signum() == 0) {
            return;
        }
        if (before != null && before.compareTo(grant.amount()) == 0) {
            return;
        }
        table.grant(claim.wanted().id(), grant);
        if (before == null && claim.origin().equals(service.source()) && !claim.withdrawing()) {
            table.followed(claim.caseId(), grant.amount());
            settled.fire(new ClaimSettled(claim.caseId(), claim.wanted().claimed(), grant.amount(), grant.reason()));
        }
    }
}
