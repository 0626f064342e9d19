package cn.huice.casework.review;

import cn.huice.casework.procedure.ReviewRules;
import cn.huice.casework.review.Panel.Draw;
import cn.huice.casework.review.Panel.Seat;
import cn.huice.casework.review.Scoring.Sheet;
import cn.huice.policy.number.Fraction;
import java.util.ArrayList;
import java.util.List;

/** 评审纪要: what the experts sign. Written from what is stored, so the same panel gives the same text. */
final class Minutes {
    private Minutes() {}

    static String of(
            Panel panel,
            ReviewRules rules,
            List<Draw> draws,
            List<Seat> seats,
            List<Sheet> sheets,
            Scoring.Result result) {
        List<String> lines = new ArrayList<>();
        lines.add("评审纪要");
        lines.add("事项：" + panel.title() + "（" + panel.policy() + "）");
        lines.add("办件：" + panel.caseId());
        for (Draw draw : draws) {
            lines.add("第 " + draw.number() + " 次抽取：符合条件 " + draw.eligible().size() + " 位，抽出 "
                    + String.join("、", draw.drawn()) + "，种子 " + draw.seed());
        }
        for (Seat seat : seats) {
            switch (seat.state()) {
                case RECUSED -> lines.add("回避：" + seat.expert());
                case ABSENT -> lines.add("未打分：" + seat.expert());
                case SEATED, SCORED, SIGNED -> {}
            }
        }
        for (Sheet sheet : sheets) {
            lines.add("打分：" + sheet.expert() + " " + sheet.points() + " 合计 "
                    + shown(Scoring.total(rules, sheet))
                    + (sheet.vetoes().isEmpty() ? "" : " 认定 " + String.join("、", sheet.vetoes())));
        }
        lines.add((rules.trimmed() ? "去掉一个最高、一个最低后平均 " : "平均 ") + shown(result.score()) + " 分，合格 "
                + shown(rules.passMark()) + " 分");
        lines.add(result.vetoed().isEmpty() ? "没有否决" : "否决：" + String.join("、", result.vetoed()));
        lines.add("结论：" + (result.passed() ? "通过" : "不通过"));
        return String.join("\n", lines) + "\n";
    }

    private static String shown(Fraction points) {
        return points.rounded(2).toPlainString();
    }
}
