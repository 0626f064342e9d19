package cn.huice.land.redevelopment;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who surveys, publishes and sees what of the redevelopment of a district. */
@ApplicationScoped
class RedevelopmentRights {
    static final String AUTHORITY = "规划资源";

    private final Caller caller;

    RedevelopmentRights(Caller caller) {
        this.caller = caller;
    }

    /** Whether nobody in particular is asking. */
    boolean anonymous() {
        return caller.anonymous();
    }

    /** @throws ProblemException 403 unless the caller is the system of the department of planning and natural resources */
    void requireDepartment() {
        if (!caller.has(Role.DEPARTMENT) || !caller.departments().contains(AUTHORITY)) {
            throw ProblemException.forbidden(
                    "authority-required",
                    Text.of("由规划资源部门办理", "This is for the department of planning and natural resources"));
        }
    }

    /** @throws ProblemException 403 unless the caller is an officer of the district itself or of the city */
    void requireOfficer(String district) {
        if (!caller.has(Role.OFFICER) || !caller.oversees(district)) {
            throw ProblemException.forbidden(
                    "not-your-district", Text.of("只能办理本区事项", "This is for officers of the district"));
        }
    }

    /** The only district whose land the caller may see; empty for all. */
    Optional<String> districtSeen() {
        return caller.has(Role.AUDITOR) || caller.has(Role.DEPARTMENT) || caller.oversees(Caller.CITY)
                ? Optional.empty()
                : Optional.of(caller.district().orElse("none"));
    }

    boolean sees(String district) {
        return districtSeen().map(district::equals).orElse(true);
    }
}
