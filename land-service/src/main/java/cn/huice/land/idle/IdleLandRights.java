package cn.huice.land.idle;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who surveys and sees idle land. */
@ApplicationScoped
class IdleLandRights {
    private final Caller caller;

    IdleLandRights(Caller caller) {
        this.caller = caller;
    }

    /** @throws ProblemException 403 unless the caller is the system of the department of planning and natural resources */
    void requireDepartment() {
        if (!caller.has(Role.DEPARTMENT) || !caller.departments().contains(IdleLandRules.AUTHORITY)) {
            throw ProblemException.forbidden(
                    "authority-required",
                    Text.of("由规划资源部门办理", "This is for the department of planning and natural resources"));
        }
    }

    /** @throws ProblemException 403 unless the caller is an officer of the district or the city */
    void requireOfficer(String district) {
        if (!caller.has(Role.OFFICER) || !caller.oversees(district)) {
            throw ProblemException.forbidden(
                    "not-your-district", Text.of("只能办理本区事项", "This is for officers of the district"));
        }
    }

    boolean sees(IdleLand land) {
        boolean inside = caller.has(Role.OFFICER) || caller.has(Role.DEPARTMENT) || caller.has(Role.AUDITOR);
        return inside
                ? districtSeen().map(land.district()::equals).orElse(true)
                : caller.owns(land.holder().kind(), land.holder().id());
    }

    /** The only district the caller may list; empty for all. */
    Optional<String> districtSeen() {
        return caller.has(Role.OFFICER) && !caller.oversees(Caller.CITY)
                ? Optional.of(caller.district().orElse("none"))
                : Optional.empty();
    }
}
