package cn.huice.casework.delegation;

import cn.huice.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One officer's leave for another to act.
 *
 * @param of user name of who delegates
 * @param to user name of who may act
 * @param district whose cases; 120000 for a city officer's, which is every district's and the city's own steps
 * @param policies ids; empty for all
 * @param until last day
 * @param revokedAt null while it stands
 */
public record Delegation(
        String id,
        String of,
        String to,
        String district,
        List<String> policies,
        LocalDate from,
        LocalDate until,
        String reason,
        Instant revokedAt) {

    /** Whether it is good for what somebody who oversees that district may do. */
    public boolean covers(String district, String policy) {
        return (this.district.equals(Caller.CITY) || this.district.equals(district))
                && (policies.isEmpty() || policies.contains(policy));
    }
}
