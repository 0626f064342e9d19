package cn.huice.land.contract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What has happened under a contract.
 *
 * @param startedOn 开工; null before
 * @param completedOn 竣工; null before
 * @param grantedOn 转为出让, of 先租后让; null before
 * @param agreement 履约监管协议书; null before it is signed
 */
@Schema(name = "ContractProgress")
@RecordBuilder
public record Progress(
        LocalDate startedOn,
        LocalDate completedOn,
        LocalDate grantedOn,
        Agreement agreement,
        List<Acceptance> acceptances,
        List<Rectification> rectifications,
        List<Renewal> renewals,
        List<Exit> exits,
        List<Disposition> dispositions,
        List<Breach> breaches,
        List<Reckoning> reckonings)
        implements ProgressBuilder.With {
    static final Progress NONE = new Progress(
            null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Progress {
        acceptances = List.copyOf(acceptances);
        rectifications = List.copyOf(rectifications);
        renewals = List.copyOf(renewals);
        exits = List.copyOf(exits);
        dispositions = List.copyOf(dispositions);
        // What was stored before breaches were recorded has none.
        breaches = breaches == null ? List.of() : List.copyOf(breaches);
        reckonings = List.copyOf(reckonings);
    }

    Optional<Acceptance> openAcceptance() {
        return acceptances.stream().filter(Acceptance::open).findFirst();
    }

    /** Of the term. */
    Optional<Renewal> openRenewal() {
        return renewals.stream().filter(each -> !each.part() && each.open()).findFirst();
    }

    /** Of the leased part of 租让结合. */
    Optional<Renewal> openPartRenewal() {
        return renewals.stream().filter(each -> each.part() && each.open()).findFirst();
    }

    Optional<Exit> openExit() {
        return exits.stream().filter(Exit::open).findFirst();
    }

    Optional<Rectification> running() {
        return rectifications.stream().filter(each -> each.passed() == null).findFirst();
    }

    int rectifiedMonths() {
        return rectifications.stream().mapToInt(Rectification::months).sum();
    }

    boolean accepted(int phase) {
        return acceptances.stream().anyMatch(each -> each.phase() == phase && Boolean.TRUE.equals(each.passed()));
    }

    boolean has(Disposition.Kind kind) {
        return dispositions.stream().anyMatch(each -> each.kind() == kind);
    }

    /** Whether the right is registered, subleased or mortgaged, rightly or not. */
    boolean stands(Disposition.Kind kind) {
        return has(kind) || breaches.stream().anyMatch(each -> each.kind() == kind && each.stands());
    }

    Progress started(LocalDate on) {
        return withStartedOn(on);
    }

    Progress completed(LocalDate on) {
        return withCompletedOn(on);
    }

    Progress granted(LocalDate on) {
        return withGrantedOn(on);
    }

    Progress with(Agreement signed) {
        return withAgreement(signed);
    }

    /** In the place of the one with its number, or as a new one. */
    Progress with(Acceptance one) {
        return withAcceptances(put(acceptances, one, each -> each.number() == one.number()));
    }

    Progress with(Rectification one) {
        return withRectifications(put(rectifications, one, each -> each.number() == one.number()));
    }

    Progress with(Renewal one) {
        return withRenewals(put(renewals, one, each -> each.number() == one.number()));
    }

    Progress with(Exit one) {
        return withExits(put(exits, one, each -> each.number() == one.number()));
    }

    Progress with(Disposition one) {
        return withDispositions(put(dispositions, one, one::equals));
    }

    Progress with(Breach one) {
        return withBreaches(put(breaches, one, each -> each.number() == one.number()));
    }

    Progress with(Reckoning one) {
        return withReckonings(put(reckonings, one, each -> false));
    }

    private static <T> List<T> put(List<T> all, T one, Predicate<T> same) {
        List<T> changed = new ArrayList<>(all);
        changed.removeIf(same);
        changed.add(one);
        return changed;
    }
}
