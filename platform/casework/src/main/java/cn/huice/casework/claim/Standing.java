package cn.huice.casework.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subject's claims that stand where another is weighed.
 *
 * @param claims in the order of the log
 */
record Standing(List<PlacedClaim> claims) {

    /** Those that have been read and are not withdrawn. */
    static Standing now(List<PlacedClaim> read) {
        return new Standing(read.stream().filter(PlacedClaim::standsNow).toList());
    }

    /** Those of these that stood there. @param place in the log, behind all of them */
    static Standing at(long place, List<PlacedClaim> before) {
        return new Standing(before.stream().filter(each -> each.stoodAt(place)).toList());
    }

    /** The policy of the first award that is one of these. */
    Optional<String> excluding(ExcludedBy by) {
        Optional<String> found = excluding(by.policies(), by.groups(), Map.of());
        for (ExcludedBy.Within within : by.within()) {
            found = found.or(() -> excluding(
                    within.policy().stream().toList(), within.group().stream().toList(), within.marks()));
        }
        return found;
    }

    private Optional<String> excluding(List<String> policies, List<String> groups, Map<String, String> marks) {
        return claims.stream()
                .filter(each -> each.claim().granted().signum() > 0)
                .filter(each -> policies.contains(each.policyId())
                        || groups.contains(each.claim().group()))
                .filter(each -> each.has(marks))
                .map(PlacedClaim::policyId)
                .findFirst();
    }

    /** What the claim adds to those of its group. */
    Stack.Grant grant(PlacedClaim placed) {
        Claim claim = placed.claim();
        List<BigDecimal> granted = claims.stream()
                .filter(each -> each.claim().group().equals(claim.group()) && each.has(placed.together()))
                .map(each -> each.claim().granted())
                .toList();
        return Stack.grant(claim.rule(), claim.claimed(), granted, placed.limit());
    }
}
