package cn.huice.casework.procedure;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of step a procedure is made of, by the names officers use. */
public enum StepKind {
    /** 申报: the applicant prepares and files. */
    FILING("申报"),
    /** 受理: complete and in the right place? */
    ACCEPTANCE("受理"),
    /** 初审: first review on the merits. */
    FIRST_REVIEW("初审"),
    /** 复核: second review. */
    SECOND_REVIEW("复核"),
    /** 评审: scored by experts drawn at random. */
    EXPERT_REVIEW("评审"),
    /** 排序: the cases of the programme are ranked; the officer passes those within the budget and rejects the others. */
    RANKING("排序"),
    /** 公示: public notice for a number of working days. */
    NOTICE("公示"),
    /** 审定: the decision; money is reserved here. */
    DECISION("审定"),
    /** 拨付: claims are settled and instalments paid. */
    PAYMENT("拨付"),
    /** 验收: what was promised is inspected; before the decision or after it. */
    INSPECTION("验收"),
    /** 绩效: what the money has brought about is appraised. */
    PERFORMANCE("绩效"),
    /** 办结: closing; what was won or signed becomes a fact. */
    CLOSING("办结");

    private final String zh;

    StepKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    static Optional<StepKind> named(String zh) {
        return Arrays.stream(values()).filter(kind -> kind.zh.equals(zh)).findFirst();
    }
}
