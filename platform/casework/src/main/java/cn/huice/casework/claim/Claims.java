package cn.huice.casework.claim;

import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.ThisService;
import cn.huice.policy.Matching;
import cn.huice.policy.StackingRule;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * 叠加: awards go through the log all services share before they become payable (DESIGN §6). The answer comes as
 * {@link ClaimSettled}.
 */
@ApplicationScoped
public class Claims {
    static final String TOPIC = "huice.claims";
    static final String MADE = "cn.huice.claim.made.v1";
    static final String WITHDRAWN = "cn.huice.claim.withdrawn.v1";
    static final String RECOVERED = "cn.huice.claim.recovered.v1";

    private final ClaimTable table;
    private final Journal journal;
    private final ThisService service;

    Claims(ClaimTable table, Journal journal, ThisService service) {
        this.table = table;
        this.journal = journal;
        this.service = service;
    }

    /** @throws ProblemException 409 {@code claim-stands} where the case has made one */
    @Transactional(TxType.MANDATORY)
    public void make(ClaimDraft d) {
        if (table.lockedLiveOf(service.source(), d.caseId()).isPresent()) {
            throw ProblemException.conflict("claim-stands", Text.of("该事项已登记权益", "This case has a claim already"));
        }
        String id = UUID.randomUUID().toString();
        table.insert(id, service.source(), d, true);
        publish(d.subjectId(), d.caseId(), MADE, data(id, d));
    }

    /** The award that stands and excludes one of this kind, as far as the log has been read: its policy. */
    public Optional<String> excluding(String subjectId, ExcludedBy excludedBy) {
        return excludedBy.isEmpty()
                ? Optional.empty()
                : Standing.now(table.inOrder(subjectId)).excluding(excludedBy);
    }

    private static Map<String, Object> data(String id, ClaimDraft d) {
        Map<String, Object> data = new TreeMap<>();
        data.put("claim", id);
        data.put("application", d.caseId());
        data.put("policy", d.policyId());
        data.put("group", d.group());
        data.put("rule", published(d.rule()).name());
        data.put("amount", Money.text(d.amount()));
        d.limit().ifPresent(limit -> data.put("limit", Money.text(limit)));
        d.matching().ifPresent(matching -> data.put("matches", matches(matching)));
        if (!d.together().isEmpty()) {
            data.put("together", d.together());
        }
        if (!d.marks().isEmpty()) {
            data.put("marks", d.marks());
        }
        if (!d.excludedBy().isEmpty()) {
            data.put("excludedBy", excludedBy(d.excludedBy()));
        }
        return data;
    }

    /** Who does not know of matching takes it for an award that adds to others. */
    private static StackingRule published(StackingRule rule) {
        return rule == StackingRule.MATCHED ? StackingRule.CUMULATIVE : rule;
    }

    private static Map<String, Object> matches(Matching matching) {
        Map<String, Object> data = new TreeMap<>();
        matching.policyId().ifPresent(policy -> data.put("policy", policy));
        matching.group().ifPresent(group -> data.put("group", group));
        data.put("ratio", matching.ratio().numerator() + "/" + matching.ratio().denominator());
        return data;
    }

    private static Map<String, Object> excludedBy(ExcludedBy by) {
        Map<String, Object> data = new TreeMap<>();
        data.put("policies", by.policies());
        data.put("groups", by.groups());
        if (!by.within().isEmpty()) {
            data.put("within", by.within().stream().map(Claims::within).toList());
        }
        return data;
    }

    private static Map<String, Object> within(ExcludedBy.Within within) {
        Map<String, Object> data = new TreeMap<>();
        within.policy().ifPresent(policy -> data.put("policy", policy));
        within.group().ifPresent(group -> data.put("group", group));
        data.put("marks", within.marks());
        return data;
    }

    /** The latest claim of a case. */
    public Optional<Claim> ofCase(String caseId) {
        return table.latestOf(service.source(), caseId);
    }

    /**
     * Takes the case's claim back, if it made one. Claims made later can then use its room; those the log has settled
     * already keep what they got, because in other services they may have been paid.
     */
    @Transactional(TxType.MANDATORY)
    public void withdraw(String caseId) {
        table.lockedLiveOf(service.source(), caseId).ifPresent(claim -> {
            table.withdrawing(claim.id());
            publish(claim.subjectId(), caseId, WITHDRAWN, Map.of("claim", claim.id(), "application", caseId));
        });
    }

    /**
     * Tells all services what came back of an award, so that what matches it is reduced.
     *
     * @param inAll 元 over all recoveries of the case, so that the order of telling does not matter
     */
    @Transactional(TxType.MANDATORY)
    public void recovered(String caseId, BigDecimal inAll) {
        table.latestOf(service.source(), caseId)
                .filter(claim -> claim.state() == Claim.State.SETTLED)
                .ifPresent(claim -> publish(
                        claim.subjectId(),
                        caseId,
                        RECOVERED,
                        Map.of("claim", claim.id(), "application", caseId, "recovered", Money.text(inAll))));
    }

    /** Own cases whose matching claims are granted another sum than what was ordered and asked back goes by. */
    public List<String> toFollow() {
        return table.toFollow(service.source());
    }

    /** What was ordered and asked back of the case last went by, 元. */
    public BigDecimal followed(String caseId) {
        return table.followed(service.source(), caseId);
    }

    /** What is ordered and asked back of the case goes by this sum now, 元. */
    @Transactional(TxType.MANDATORY)
    public void followed(String caseId, BigDecimal granted) {
        table.followed(caseId, granted);
    }

    private void publish(String subjectId, String caseId, String type, Map<String, ?> data) {
        journal.append(
                new NewEntry("application:" + caseId, type, Optional.of(TOPIC), subjectId, Optional.empty(), data));
    }
}
