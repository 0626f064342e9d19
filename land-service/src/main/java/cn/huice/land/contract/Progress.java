package cn.huice.land.contract;

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
        List<Reckoning> reckonings) {
    static final Progress NONE =
            new Progress(null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Progress {
        acceptances = List.copyOf(acceptances);
        rectifications = List.copyOf(rectifications);
        renewals = List.copyOf(renewals);
        exits = List.copyOf(exits);
        dispositions = List.copyOf(dispositions);
        reckonings = List.copyOf(reckonings);
    }

    Optional<Acceptance> openAcceptance() {
        return acceptances.stream().filter(Acceptance::open).findFirst();
    }

    Optional<Renewal> openRenewal() {
        return renewals.stream().filter(Renewal::open).findFirst();
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

    Progress started(LocalDate on) {
        return new Progress(
                on,
                completedOn,
                grantedOn,
                agreement,
                acceptances,
                rectifications,
                renewals,
                exits,
                dispositions,
                reckonings);
    }

    Progress completed(LocalDate on) {
        return new Progress(
                startedOn,
                on,
                grantedOn,
                agreement,
                acceptances,
                rectifications,
                renewals,
                exits,
                dispositions,
                reckonings);
    }

    Progress granted(LocalDate on) {
        return new Progress(
                startedOn,
                completedOn,
                on,
                agreement,
                acceptances,
                rectifications,
                renewals,
                exits,
                dispositions,
                reckonings);
    }

    Progress with(Agreement signed) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                signed,
                acceptances,
                rectifications,
                renewals,
                exits,
                dispositions,
                reckonings);
    }

    /** In the place of the one with its number, or as a new one. */
    Progress with(Acceptance one) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                agreement,
                put(acceptances, one, each -> each.number() == one.number()),
                rectifications,
                renewals,
                exits,
                dispositions,
                reckonings);
    }

    Progress with(Rectification one) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                agreement,
                acceptances,
                put(rectifications, one, each -> each.number() == one.number()),
                renewals,
                exits,
                dispositions,
                reckonings);
    }

    Progress with(Renewal one) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                agreement,
                acceptances,
                rectifications,
                put(renewals, one, each -> each.number() == one.number()),
                exits,
                dispositions,
                reckonings);
    }

    Progress with(Exit one) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                agreement,
                acceptances,
                rectifications,
                renewals,
                put(exits, one, each -> each.number() == one.number()),
                dispositions,
                reckonings);
    }

    Progress with(Disposition one) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                agreement,
                acceptances,
                rectifications,
                renewals,
                exits,
                put(dispositions, one, one::equals),
                reckonings);
    }

    Progress with(Reckoning one) {
        return new Progress(
                startedOn,
                completedOn,
                grantedOn,
                agreement,
                acceptances,
                rectifications,
                renewals,
                exits,
                dispositions,
                put(reckonings, one, each -> false));
    }

    private static <T> List<T> put(List<T> all, T one, Predicate<T> same) {
        List<T> changed = new ArrayList<>(all);
        changed.removeIf(same);
        changed.add(one);
        return changed;
    }
}
