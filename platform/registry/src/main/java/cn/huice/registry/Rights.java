package cn.huice.registry;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import java.util.Optional;

/** Who may know and change what about subjects (DESIGN §7). */
final class Rights {
    private Rights() {}

    /** An applicant acts for the one subject its token names. */
    static boolean owns(Caller caller, SubjectId subject) {
        return caller.owns(subject.id())
                && caller.subjectKind().map(subject.kind()::equals).orElse(false);
    }

    /** @param district empty where the subject is known by replicas only; then the city's officers answer for it */
    static boolean mayKnow(Caller caller, SubjectId subject, Optional<String> district) {
        return caller.has(Role.AUDITOR)
                || caller.has(Role.DEPARTMENT)
                || oversees(caller, district.orElse(Caller.CITY))
                || owns(caller, subject);
    }

    static boolean mayReadIdentifier(Caller caller, Subject subject) {
        return caller.has(Role.AUDITOR) || oversees(caller, subject.district());
    }

    /** People's names are for themselves, their district and auditors; other names are for all who know the subject. */
    static boolean mayReadName(Caller caller, Subject subject) {
        return subject.id().subjectKind() != SubjectKind.PERSON
                || mayReadIdentifier(caller, subject)
                || owns(caller, subject.id());
    }

    /** @throws ProblemException 403 unless a department, an officer of the district, or the subject itself */
    static void requireMayRegister(Caller caller, SubjectId subject, String district) {
        if (!caller.has(Role.DEPARTMENT) && !oversees(caller, district) && !owns(caller, subject)) {
            throw ProblemException.forbidden(
                    "foreign-subject",
                    Text.of("只能登记本人（本单位）或本区的主体", "Only your own subject or one of your district can be registered"));
        }
    }

    /** The only district whose subjects the caller may list; empty for all. */
    static Optional<String> districtSeen(Caller caller) {
        return caller.has(Role.AUDITOR) || caller.has(Role.DEPARTMENT) || caller.oversees(Caller.CITY)
                ? Optional.empty()
                : Optional.of(caller.district().orElse("none"));
    }

    private static boolean oversees(Caller caller, String district) {
        return caller.has(Role.OFFICER) && caller.oversees(district);
    }
}
