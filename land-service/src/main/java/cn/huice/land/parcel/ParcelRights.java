package cn.huice.land.parcel;

import cn.huice.registry.Subject;
import cn.huice.registry.Subjects;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who may change the register, and who may know which person holds a parcel. */
@ApplicationScoped
public class ParcelRights {
    private final Caller caller;
    private final Subjects subjects;

    ParcelRights(Caller caller, Subjects subjects) {
        this.caller = caller;
        this.subjects = subjects;
    }

    /** Whether nobody in particular is asking; who brings a token that is not valid is refused, also where all may read. */
    public boolean anonymous() {
        return caller.anonymous();
    }

    /** @throws ProblemException 403 unless the caller is the system of the department of planning and natural resources */
    public void requireDepartment() {
        if (!caller.has(Role.DEPARTMENT) || !caller.departments().contains(ParcelFacts.AUTHORITY)) {
            throw ProblemException.forbidden(
                    "authority-required",
                    Text.of(
                            "宗地由规划资源部门登记",
                            "Parcels are registered by the department of planning and natural resources"));
        }
    }

    /** The only district whose parcels the caller may take away in a file; empty for all. */
    public Optional<String> districtSeen() {
        return caller.has(Role.AUDITOR) || caller.has(Role.DEPARTMENT) || caller.oversees(Caller.CITY)
                ? Optional.empty()
                : Optional.of(caller.district().orElse("none"));
    }

    /**
     * The parcel as the caller may see it: an organisation that holds it is public, a person is known to auditors, the district's
     * officers, the department and itself.
     */
    public Parcel seen(Parcel parcel) {
        Optional<RightHolder> holder = parcel.content().holder();
        if (holder.isEmpty() || !holder.get().isPerson()) {
            return parcel;
        }
        return parcel.with(
                mayKnow(parcel)
                        ? holder.map(person -> new RightHolder(
                                person.subject(),
                                subjects.find(person.subject()).flatMap(Subject::name)))
                        : Optional.empty());
    }

    private boolean mayKnow(Parcel parcel) {
        RightHolder person = parcel.content().holder().orElseThrow();
        return caller.has(Role.AUDITOR)
                || (caller.has(Role.DEPARTMENT) && caller.departments().contains(ParcelFacts.AUTHORITY))
                || (caller.has(Role.OFFICER) && caller.oversees(parcel.content().district()))
                || caller.owns(person.subject().kind(), person.subject().id());
    }
}
