package cn.huice.casework.procedure;

import java.util.ArrayList;
import java.util.List;

/** A procedure as a Mermaid flowchart, for people to look at. */
final class ProcedureDiagram {
    private final Procedure procedure;
    private final List<String> lines = new ArrayList<>();

    private ProcedureDiagram(Procedure procedure) {
        this.procedure = procedure;
    }

    static String mermaid(Procedure procedure) {
        return new ProcedureDiagram(procedure).drawn();
    }

    private String drawn() {
        lines.add("flowchart TB");
        for (int i = 0; i < procedure.steps().size(); i++) {
            node(i);
        }
        lines.add("  rejected([不予批准])");
        if (procedure.steps().stream().anyMatch(ProcedureDiagram::returns)) {
            lines.add("  supplement([退回补正])");
        }
        for (int i = 0; i < procedure.steps().size() - 1; i++) {
            ways(i);
        }
        return String.join("\n", lines) + "\n";
    }

    private void node(int index) {
        Step step = procedure.step(index);
        List<String> words = new ArrayList<>();
        words.add(step.kind().zh());
        words.add(
                step.joint()
                        ? "会审：" + String.join("、", step.departments())
                        : step.actor().zh());
        step.workingDays().ifPresent(days -> words.add(days + "个工作日"));
        step.extension().ifPresent(days -> words.add("可延长" + days + "个工作日"));
        step.escalation().ifPresent(actor -> words.add("逾期升级：" + actor.zh()));
        step.review()
                .ifPresent(rules -> words.add("专家" + rules.seats() + "人，合格"
                        + rules.passMark().rounded(2).stripTrailingZeros().toPlainString() + "分"));
        step.allocation().ifPresent(rules -> words.add(rules.method().zh()));
        lines.add(
                "  s%d[\"%s\"]".formatted(index + 1, String.join("<br/>", words).replace("\"", "#quot;")));
    }

    private void ways(int index) {
        Step step = procedure.step(index);
        int number = index + 1;
        lines.add("  s%d -->|%s| s%d".formatted(number, passing(step), number + 1));
        if (returns(step)) {
            lines.add("  s%d -.->|退回| supplement".formatted(number));
            lines.add("  supplement -.->|再提交| s%d".formatted(number));
        }
        if (rejects(step, index)) {
            lines.add("  s%d --> rejected".formatted(number));
        }
        if (step.kind() == StepKind.NOTICE) {
            lines.add("  s%d -->|异议成立| s2".formatted(number));
        }
    }

    private static String passing(Step step) {
        return switch (step.kind()) {
            case FILING -> "提交";
            case ACCEPTANCE -> "受理";
            case NOTICE -> "期满无异议";
            case EXPERT_REVIEW -> "达到合格分";
            case RANKING -> "入围";
            case DECISION -> "批准";
            case PAYMENT -> "付清";
            case FIRST_REVIEW, SECOND_REVIEW, INSPECTION, PERFORMANCE, CLOSING -> step.joint() ? "各部门同意" : "通过";
        };
    }

    private static boolean returns(Step step) {
        return switch (step.kind()) {
            case ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, RANKING, INSPECTION, PERFORMANCE, DECISION -> true;
            case FILING, EXPERT_REVIEW, NOTICE, PAYMENT, CLOSING -> false;
        };
    }

    private boolean rejects(Step step, int index) {
        return step.kind() != StepKind.FILING && !procedure.afterDecision(index);
    }
}
