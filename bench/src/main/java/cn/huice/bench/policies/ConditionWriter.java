package cn.huice.bench.policies;

import cn.huice.policy.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the conditions of one policy. */
final class ConditionWriter {
    private final AttributePool pool;
    private final int beneficiary;
    private final List<String> citable;
    private final Dice dice;

    /** @param citable ids whose conditions may be cited */
    ConditionWriter(AttributePool pool, int beneficiary, List<String> citable, Dice dice) {
        this.pool = pool;
        this.beneficiary = beneficiary;
        this.citable = citable;
        this.dice = dice;
    }

    /** The lines below 条件, or nothing where a policy has no condition. */
    List<String> lines() {
        int count = dice.byWeight(Shape.ITEMS_BY_CONDITIONS);
        if (count == 0) {
            return List.of();
        }
        boolean routes = count > 1 && dice.in(Shape.ROUTES, Shape.ITEMS_OF_SEVERAL);
        var lines = new ArrayList<String>();
        lines.add("  条件:");
        lines.add(routes ? "    任一:" : "    全部:");
        for (int i = 1; i <= count; i++) {
            String condition = condition();
            lines.add("    - 条件: \"" + condition + "\"");
            lines.add("      说明: " + "符合第" + i + "项规定的要求");
            lines.add("      依据: 第" + (3 + i) + "条（" + i + "）");
            if (dice.in(Shape.SOFT, Shape.CONDITIONS)) {
                lines.add("      一般: 是");
            }
        }
        return lines;
    }

    private String condition() {
        if (!citable.isEmpty() && dice.in(Shape.CITING, Shape.CONDITIONS)) {
            return "满足('" + dice.one(citable) + "')";
        }
        Set<Attribute> attributes = new LinkedHashSet<>();
        int count = 1 + dice.byWeight(Shape.CONDITIONS_BY_ATTRIBUTES);
        while (attributes.size() < count) {
            attributes.add(pool.asked(beneficiary));
        }
        String joint = dice.in(Shape.ORS, Shape.ANDS + Shape.ORS) ? " 或 " : " 且 ";
        return attributes.stream().map(attribute -> Atom.about(attribute, dice)).collect(Collectors.joining(joint));
    }
}
