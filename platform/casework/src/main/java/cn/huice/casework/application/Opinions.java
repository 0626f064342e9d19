package cn.huice.casework.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The departments asked about a case. Asked again, they answer anew; what they said before stays on record. */
@ApplicationScoped
class Opinions {

    void ask(String applicationId, List<String> departments) {
        Opinion.update("latest = false where applicationId = ?1 and latest = true", applicationId);
        for (String department : departments) {
            Opinion asked = new Opinion();
            asked.applicationId = applicationId;
            asked.department = department;
            asked.latest = true;
            asked.persist();
        }
    }

    /** Those of the last round, in the order of the procedure. */
    List<Opinion> latest(String applicationId) {
        return Opinion.list("applicationId = ?1 and latest = true order by id", applicationId);
    }

    /** Whether one of these departments is or was asked about the case. */
    boolean asked(String applicationId, Collection<String> departments) {
        return !departments.isEmpty()
                && Opinion.count("applicationId = ?1 and department in ?2", applicationId, departments) > 0;
    }
}
