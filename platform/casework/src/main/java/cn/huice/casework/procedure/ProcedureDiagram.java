package cn.huice.casework.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A procedure as a Mermaid flowchart, for people to look at: every way that the state machine knows. */
public final class ProcedureDiagram {
    private final Procedure procedure;
    private final List<String> lines = new ArrayList<>();

    private ProcedureDiagram(Procedure procedure) {
        this.procedure = procedure;
    }

    public static String mermaid(Procedure procedure) {
        return new ProcedureDiagram(procedure).drawn();
    }

    private String drawn() {
        lines.add("flowchart TB");
        for (int i = 0; i < procedure.steps().size(); i++) {
            node(i);
        }
        ends();
        for (int i = 0; i < last(); i++) {
            ways(i);
        }
        if (!procedure.step(last()).records().isEmpty()) {
            lines.add("  s%d -->|登记| completed".formatted(last() + 1));
        }
        lines.add("  %s -.->|撤回| withdrawn".formatted(withdrawable()));
        lines.add("  rejected -->|重新办理| s2");
        return String.join("\n", lines) + "\n";
    }

    private int last() {
        return procedure.steps().size() - 1;
    }

    private void ends() {
        lines.add("  rejected([不予批准])");
        lines.add("  withdrawn([撤回])");
        if (anyReturns(false)) {
            lines.add("  supplement([退回补正])");
        }
        if (anyReturns(true)) {
            lines.add("  mending([退回整改])");
        }
        if (!procedure.step(last()).records().isEmpty()) {
            lines.add("  completed([已办结])");
        }
    }

    private boolean anyReturns(boolean afterDecision) {
        return IntStream.range(0, last())
                .anyMatch(i -> returns(procedure.step(i)) && procedure.afterDecision(i) == afterDecision);
    }

    /** All there is up to the decision. */
    private String withdrawable() {
        String steps = IntStream.range(0, last())
                .filter(i -> !procedure.afterDecision(i))
                .mapToObj(i -> "s" + (i + 1))
                .collect(Collectors.joining(" & "));
        return anyReturns(false) ? steps + " & supplement" : steps;
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
            String returned = procedure.afterDecision(index) ? "mending" : "supplement";
            lines.add("  s%d -.->|退回| %s".formatted(number, returned));
            lines.add("  %s -.->|再提交| s%d".formatted(returned, number));
        }
        if (rejects(step, index)) {
            lines.add("  s%d --> rejected".formatted(number));
        }
        procedure.remandedTo(index).ifPresent(to -> lines.add("  s%d -.->|发回| s%d".formatted(number, to + 1)));
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
        return switch (step.kind()) {
            case FILING, CLOSING, PAYMENT -> false;
            case INSPECTION, PERFORMANCE -> !procedure.afterDecision(index) || procedure.beforePayment(index);
            case ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, EXPERT_REVIEW, RANKING, NOTICE, DECISION -> true;
        };
    }
}
