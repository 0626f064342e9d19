package cn.huice.land.contract;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Who sees a contract and who acts on it: its holder, the district's officers and the department of planning for the grantor, the
 * departments that assess, finance, auditors.
 */
@ApplicationScoped
class ContractRights {
    private static final String PLANNING = "规划资源";

    private final Caller caller;

    ContractRights(Caller caller) {
        this.caller = caller;
    }

    void onlyVisible(ContractFilter filter) {
        if (caller.has(Role.AUDITOR) || caller.has(Role.FINANCE) || planning()) {
            return;
        }
        if (caller.has(Role.OFFICER)) {
            if (!caller.oversees(Caller.CITY)) {
                filter.add("district = ?", caller.district().orElse("none"));
            }
        } else if (caller.has(Role.DEPARTMENT)) {
            boolean joint = Acceptance.JOINT.stream().anyMatch(caller.departments()::contains);
            filter.add(
                    "mode = 'lease_then_grant' AND (? OR body -> 'clauses' ->> 'assessor' = any (?))",
                    joint,
                    List.copyOf(caller.departments()));
        } else {
            filter.add(
                    "holder_kind = ? AND holder_id = ?",
                    caller.subjectKind().orElse("none"),
                    caller.subjectId().orElse("none"));
        }
    }

    boolean maySee(Contract contract) {
        return caller.has(Role.AUDITOR)
                || caller.has(Role.FINANCE)
                || grantor(contract.district())
                || holds(contract)
                || (caller.has(Role.DEPARTMENT)
                        && contract.leasesFirst()
                        && (Acceptance.JOINT.stream().anyMatch(caller.departments()::contains)
                                || caller.departments()
                                        .contains(contract.clauses().assessor())));
    }

    /** @throws ProblemException 403 unless the caller holds the land */
    void requireHolder(Contract contract) {
        require(holds(contract), "由土地使用权人办理", "This is for the holder of the land");
    }

    /** @throws ProblemException 403 unless the caller acts for the grantor: an officer of the district or the department of planning */
    void requireGrantor(String district) {
        require(grantor(district), "由出让（租）方办理", "This is for the grantor");
    }

    /** @throws ProblemException 403 unless the caller is the assessing department or an officer of the district */
    void requireAssessor(Contract contract) {
        boolean assessor = caller.has(Role.DEPARTMENT)
                && caller.departments().contains(contract.clauses().assessor());
        boolean officer = caller.has(Role.OFFICER) && caller.oversees(contract.district());
        require(assessor || officer, "由考核部门办理", "This is for the assessing department");
    }

    /** @throws ProblemException 403 unless the caller speaks for that department */
    void requireDepartment(String department) {
        require(
                caller.has(Role.DEPARTMENT) && caller.departments().contains(department),
                "由" + department + "出具",
                "This is for " + department);
    }

    String name() {
        return caller.name();
    }

    private boolean holds(Contract contract) {
        return caller.owns(contract.holder().kind(), contract.holder().id());
    }

    private boolean grantor(String district) {
        return planning() || (caller.has(Role.OFFICER) && caller.oversees(district));
    }

    private boolean planning() {
        return caller.has(Role.DEPARTMENT) && caller.departments().contains(PLANNING);
    }

    private static void require(boolean met, String zh, String en) {
        if (!met) {
            throw ProblemException.forbidden("not-yours", Text.of(zh, en));
        }
    }
}
