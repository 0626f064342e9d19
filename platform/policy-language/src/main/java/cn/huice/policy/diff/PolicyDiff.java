package cn.huice.policy.diff;

import cn.huice.policy.Citation;
import cn.huice.policy.Material;
import cn.huice.policy.Places;
import cn.huice.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changed between two readings of a policy, in Chinese words for people. Works on what the policies mean, and shows
 * it in their authors' words: another layout or order of conditions, 并且 for 且, ≥ for 不低于 are no change.
 */
public final class PolicyDiff {
    private final Changes changes = new Changes();

    private PolicyDiff() {}

    /** One line for each change, in the order of the policy file; empty if both mean the same. */
    public static List<String> between(Policy before, Policy after) {
        var diff = new PolicyDiff();
        diff.head(before, after);
        diff.changes.compare("主管部门", String.join("、", before.authorities()), String.join("、", after.authorities()));
        diff.changes.compare(
                "流程", before.procedure().orElse(""), after.procedure().orElse(""));
        diff.materials(before.materials(), after.materials());
        new AwardDiff(diff.changes).compare(before, after);
        diff.changes.compare("备注", before.notes(), after.notes());
        diff.changes.compare("疑问", String.join("；", before.questions()), String.join("；", after.questions()));
        new VersionsDiff(diff.changes).compare(before.versions(), after.versions());
        return diff.changes.lines();
    }

    private void head(Policy before, Policy after) {
        changes.compare("编号", before.id(), after.id());
        changes.compare("名称", before.title(), after.title());
        changes.compare("类别", before.kind().zh(), after.kind().zh());
        changes.compare("对象", Places.beneficiary(before.beneficiary()), Places.beneficiary(after.beneficiary()));
        changes.compare("地区", Places.jurisdiction(before.jurisdiction()), Places.jurisdiction(after.jurisdiction()));
        Citation old = before.citation();
        Citation now = after.citation();
        changes.compare("文号", old.documentNumber(), now.documentNumber());
        changes.compare("文件标题", old.title(), now.title());
        changes.compare("文件", old.document(), now.document());
    }

    private void materials(List<Material> before, List<Material> after) {
        var fresh = new ArrayList<>(after);
        for (Material old : before) {
            Optional<Material> now = Changes.take(old, fresh, Material::equals)
                    .or(() ->
                            Changes.take(old, fresh, (one, other) -> one.name().equals(other.name())));
            if (now.isPresent()) {
                changes.compare(
                        "材料“" + old.name() + "”的依据", old.article(), now.get().article());
            } else {
                changes.say("不再要求材料“" + old.name() + "”（" + old.article() + "）");
            }
        }
        fresh.forEach(now -> changes.say("新增材料“" + now.name() + "”（" + now.article() + "）"));
    }
}
