package cn.huice.land.supervision;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.registry.SubjectId;
import java.time.LocalDate;
import java.util.List;

/**
 * A project as all departments see it, side by side.
 *
 * @param contract id of the contract of its land; null where none is recorded
 * @param verdict by the rule on non-compliance: ELIGIBLE where it has to be acted on
 */
record SupervisedProjectView(
        String id,
        String district,
        String park,
        SubjectId enterprise,
        SubjectId project,
        SubjectId parcel,
        String contract,
        String agreement,
        LocalDate signedOn,
        List<Department> departments,
        AssessmentView verdict,
        List<Measure> measures) {

    /** One department's side. @param assessment by the policy that gives it its task, on the day of signing */
    record Department(String department, String policy, AssessmentView assessment, List<Line> indicators) {}

    /** @param latest null where nothing has been reported */
    record Line(
            String indicator,
            String title,
            String unit,
            Agreed agreed,
            State state,
            IndicatorReport latest,
            LocalDate nextDue) {}

    enum State {
        MET,
        UNMET,
        UNREPORTED
    }
}
