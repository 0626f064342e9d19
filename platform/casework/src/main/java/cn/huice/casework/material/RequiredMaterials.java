package cn.huice.casework.material;

import cn.huice.casework.application.CaseFile;
import cn.huice.casework.application.SubmissionRule;
import cn.huice.casework.procedure.Procedures;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where the procedure says 材料: 必交, a case is submitted only with all of them; what is held already is taken over. */
@ApplicationScoped
class RequiredMaterials implements SubmissionRule {
    private final Materials materials;
    private final Procedures procedures;

    RequiredMaterials(Materials materials, Procedures procedures) {
        this.materials = materials;
        this.procedures = procedures;
    }

    @Override
    public void check(CaseFile file) {
        if (file.confirmed() || !procedures.get(file.procedure()).step(0).materialsRequired()) {
            return;
        }
        List<FieldError> missing = materials.completed(file).stream()
                .map(line -> FieldError.of(
                        "materials." + line.name(), "请提交「" + line.name() + "」", "must be handed in", line.article()))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    422, "materials-missing", Text.of("还缺少必交的材料", "Required materials are missing"), missing);
        }
    }
}
