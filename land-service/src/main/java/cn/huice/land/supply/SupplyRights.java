package cn.huice.land.supply;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;

/** Who plans and supplies land: the planning department's machines, and officers of the district it lies in. */
@ApplicationScoped
public class SupplyRights {
    /** As the vocabulary names it. */
    public static final String AUTHORITY = "规划资源";

    private final Caller caller;

    SupplyRights(Caller caller) {
        this.caller = caller;
    }

    /** Looking at it refuses a token that is not valid, also where everyone may read. */
    public boolean anonymous() {
        return caller.anonymous();
    }

    public String name() {
        return caller.name();
    }

    public boolean acts(String district) {
        return department() || (caller.has(Role.OFFICER) && caller.oversees(district));
    }

    /** Whether the caller may read what is not public about land of a district. */
    public boolean reads(String district) {
        return acts(district) || caller.has(Role.AUDITOR) || caller.has(Role.FINANCE);
    }

    /** The only district of which the caller reads what is not public; null for all. */
    public String districtRead() {
        return caller.has(Role.AUDITOR) || caller.has(Role.FINANCE) || department() || caller.oversees(Caller.CITY)
                ? null
                : caller.district().orElse("none");
    }

    /** @throws ProblemException 403 unless the caller may act for the district */
    public void requireActs(String district) {
        if (!acts(district)) {
            throw ProblemException.forbidden(
                    "authority-required",
                    Text.of(
                            "由规划资源部门或宗地所在区的经办人员办理",
                            "For the planning department and officers of the district the land lies in"));
        }
    }

    /** @throws ProblemException 403 for machines and officers of elsewhere: what is decided, a person decides */
    public void requireDecides(String district) {
        if (!caller.has(Role.OFFICER) || !caller.oversees(district)) {
            throw ProblemException.forbidden(
                    "officer-required", Text.of("由宗地所在区的经办人员审定", "For officers of the district the land lies in"));
        }
    }

    private boolean department() {
        return caller.has(Role.DEPARTMENT) && caller.departments().contains(AUTHORITY);
    }
}
