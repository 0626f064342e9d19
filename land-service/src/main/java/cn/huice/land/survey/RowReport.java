package cn.huice.land.survey;

import cn.huice.web.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of one row.
 *
 * @param row 1, 2, 3 ... in the file
 * @param problem the stable code of the refusal
 * @param errors each field with reason and rule
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RowReport(int row, String code, Result result, String problem, List<Problem.Field> errors) {

    /** In a dry run: what would come of it. */
    @Schema(name = "SurveyResult")
    enum Result {
        REGISTERED,
        REPLACED,
        UNCHANGED,
        REFUSED
    }
}
