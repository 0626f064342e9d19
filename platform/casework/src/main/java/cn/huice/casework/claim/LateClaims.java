package cn.huice.casework.claim;

import cn.huice.journal.Event;
import cn.huice.journal.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weighs claims anew by their places in the log after something was read late, so that this service comes to what those who read it in
 * its place came to. What an own claim was paid by is then brought into line like that of a matching one ({@link Claims#toFollow}).
 */
@ApplicationScoped
class LateClaims {
    private final ClaimTable table;
    private final ThisService service;
    private final jakarta.enterprise.event.Event<ClaimSettled> settled;

    LateClaims(ClaimTable table, ThisService service, jakarta.enterprise.event.Event<ClaimSettled> settled) {
        this.table = table;
        this.service = service;
        this.settled = settled;
    }

    /** Those before the late event in the log keep what they were granted. */
    void weighFrom(Event late) {
        List<PlacedClaim> before = new ArrayList<>();
        for (PlacedClaim claim : table.inOrder(late.subjectId())) {
            boolean keeps = claim.offset() < late.offset() || claim.excludedBy().isEmpty();
            before.add(keeps ? claim : weighed(claim, before));
        }
    }

    private PlacedClaim weighed(PlacedClaim placed, List<PlacedClaim> before) {
        Claim claim = placed.claim();
        Optional<Stack.Grant> excluded = placed.excludedAmong(before).map(Stack::excluded);
        if (placed.matches() && excluded.isEmpty()) {
            table.include(claim.id());
            return placed;
        }
        Stack.Grant grant = excluded.orElseGet(() -> stacked(placed, before));
        if (claim.granted() == null || claim.granted().compareTo(grant.amount()) != 0 || excluded.isPresent()) {
            table.weigh(claim.id(), grant, excluded.isPresent());
        }
        if (claim.state() == Claim.State.PENDING && placed.origin().equals(service.source()) && !claim.withdrawing()) {
            settled.fire(new ClaimSettled(claim.caseId(), claim.claimed(), grant.amount(), grant.reason()));
        }
        return placed.granted(grant.amount());
    }

    private static Stack.Grant stacked(PlacedClaim placed, List<PlacedClaim> before) {
        List<BigDecimal> granted = before.stream()
                .filter(each -> each.countsWith(placed))
                .map(each -> each.claim().granted())
                .toList();
        return Stack.grant(placed.claim().rule(), placed.claim().claimed(), granted, placed.limit());
    }
}
