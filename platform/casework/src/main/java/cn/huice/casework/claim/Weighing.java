package cn.huice.casework.claim;

import cn.huice.journal.Event;
import cn.huice.journal.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Grants claims that have been read from the log. */
@ApplicationScoped
class Weighing {
    private final ClaimTable table;
    private final ThisService service;
    private final jakarta.enterprise.event.Event<ClaimSettled> settled;

    Weighing(ClaimTable table, ThisService service, jakarta.enterprise.event.Event<ClaimSettled> settled) {
        this.table = table;
        this.service = service;
        this.settled = settled;
    }

    /** One that was read last comes last, whatever its place says: the topic may have been begun anew. */
    void last(Claim claim) {
        List<PlacedClaim> read = table.inOrder(claim.subjectId());
        PlacedClaim last = read.stream()
                .filter(each -> each.claim().id().equals(claim.id()))
                .findFirst()
                .orElseThrow();
        weigh(last, Standing.now(read));
    }

    /**
     * By their places, after something was read late, so that this service comes to what those who read it in its place came to. Those before
     * it keep what they were granted. What an own claim was paid by is then brought into line ({@link Claims#toFollow}).
     */
    void from(Event late) {
        List<PlacedClaim> before = new ArrayList<>();
        for (PlacedClaim claim : table.lockedInOrder(late.subjectId())) {
            boolean keeps = claim.offset() < late.offset() || claim.excludedBy().isEmpty();
            before.add(keeps ? claim : weigh(claim, Standing.at(claim.offset(), before)));
        }
    }

    private PlacedClaim weigh(PlacedClaim placed, Standing before) {
        Claim claim = placed.claim();
        Optional<Stack.Grant> excluded =
                before.excluding(placed.excludedBy().orElseThrow()).map(Stack::excluded);
        if (placed.matches() && excluded.isEmpty()) {
            table.include(claim.id());
            return placed;
        }
        Stack.Grant grant = excluded.orElseGet(() -> before.grant(placed));
        table.weigh(claim.id(), grant, excluded.isPresent());
        if (claim.state() == Claim.State.PENDING && placed.origin().equals(service.source()) && !claim.withdrawing()) {
            settled.fire(new ClaimSettled(claim.caseId(), claim.claimed(), grant.amount(), grant.reason()));
        }
        return placed.granted(grant.amount());
    }
}
