package cn.huice.casework.quota;

import cn.huice.journal.sql.Database;
import cn.huice.policy.Policy;
import cn.huice.policy.Quota;
import cn.huice.policy.Quota.Per;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * 名额. A case takes its places when it is decided, or selected by its round, and gives them back when it ends without an
 * award. Taken under one lock for each policy, so that no number is ever exceeded. A quota per batch binds its rounds and
 * nothing else.
 */
@ApplicationScoped
public class Quotas {
    private final Database database;

    Quotas(Database database) {
        this.database = database;
    }

    /** How far a quota is used. @param year of submission; 0 for the whole programme */
    public record Use(String policy, Per per, int year, int count, int taken, String article) {}

    /** Waits for the policy's lock; before the budgets', where both are needed. */
    @Transactional(TxType.MANDATORY)
    public void lock(String policyId) {
        database.list("select pg_advisory_xact_lock(hashtextextended('quota/' || ?, 0))", row -> true, policyId);
    }

    /**
     * Takes the case's place in each of the policy's quotas; a place it holds already it keeps.
     *
     * @param year of submission
     * @throws ProblemException 409 {@code quota-exhausted}
     */
    @Transactional(TxType.MANDATORY)
    public void take(Policy policy, String caseId, String subjectId, int year) {
        List<Quota> binding = policy.quotas().stream()
                .filter(quota -> quota.per() != Per.BATCH)
                .sorted(Comparator.comparing(Quota::per))
                .toList();
        if (binding.isEmpty()) {
            return;
        }
        lock(policy.id());
        for (Quota quota : binding) {
            String period = period(quota.per(), year, subjectId);
            if (!holds(caseId, quota.per()) && taken(policy.id(), quota.per(), period) >= quota.count()) {
                throw exhausted(policy, quota);
            }
            database.change(
                    "insert into quota_place (case_id, policy_id, per, period) values (?, ?, ?, ?) on conflict do nothing",
                    caseId,
                    policy.id(),
                    quota.per(),
                    period);
        }
    }

    /** The case needs its places no more. */
    @Transactional(TxType.MANDATORY)
    public void giveBack(String caseId) {
        database.change("delete from quota_place where case_id = ?", caseId);
    }

    /** Cases that can still be selected, counting a batch as one round; empty where no quota binds. */
    public OptionalInt left(Policy policy, int year) {
        return policy.quotas().stream()
                .filter(quota -> quota.per() != Per.APPLICANT)
                .mapToInt(quota -> quota.per() == Per.BATCH
                        ? quota.count()
                        : Math.max(0, quota.count() - taken(policy.id(), quota.per(), period(quota.per(), year, ""))))
                .min();
    }

    /** Cases of one applicant that can still be selected; empty where no quota binds. */
    public OptionalInt left(Policy policy, String subjectId, int year) {
        return policy.quotas().stream()
                .filter(quota -> quota.per() == Per.APPLICANT)
                .mapToInt(quota -> Math.max(
                        0, quota.count() - taken(policy.id(), Per.APPLICANT, period(Per.APPLICANT, year, subjectId))))
                .min();
    }

    /** The quotas that count over all applicants. */
    public List<Use> uses(Policy policy, int year) {
        return policy.quotas().stream()
                .filter(quota -> quota.per() == Per.YEAR || quota.per() == Per.PROGRAMME)
                .map(quota -> new Use(
                        policy.id(),
                        quota.per(),
                        quota.per() == Per.YEAR ? year : 0,
                        quota.count(),
                        taken(policy.id(), quota.per(), period(quota.per(), year, "")),
                        quota.article()))
                .toList();
    }

    private boolean holds(String caseId, Per per) {
        return !database.list("select 1 from quota_place where case_id = ? and per = ?", row -> 1, caseId, per)
                .isEmpty();
    }

    private int taken(String policyId, Per per, String period) {
        return database.first(
                        "select count(*) from quota_place where policy_id = ? and per = ? and period = ?",
                        row -> row.getInt(1),
                        policyId,
                        per,
                        period)
                .orElseThrow();
    }

    private static String period(Per per, int year, String subjectId) {
        return switch (per) {
            case YEAR -> Integer.toString(year);
            case APPLICANT -> year + "/" + subjectId;
            case PROGRAMME, BATCH -> "";
        };
    }

    private static ProblemException exhausted(Policy policy, Quota quota) {
        String zh = quota.per().zh();
        return ProblemException.conflict(
                "quota-exhausted",
                Text.of("名额已满（" + zh + " " + quota.count() + " 个）", "All " + quota.count() + " places are taken"),
                FieldError.of(
                        "policy",
                        policy.title() + "：" + zh + " " + quota.count() + " 个",
                        quota.count() + " per " + quota.per(),
                        quota.article()));
    }
}
