package cn.huice.casework.exchange;

import java.util.List;

/** What a file's rows are. */
enum ImportKind {
    /** 事实: verified by the department that imports them. */
    FACTS(
            List.of("主体类型", "主体编号", "事实项", "值", "生效日期", "失效日期"),
            List.of("企业", "E-0001", "上年度研发费用", "1250000.00", "2023-01-01", "")),
    /** 申请: drafts for the subjects, who complete and submit them. Every further column is a fact to declare. */
    APPLICATIONS(List.of("政策", "主体类型", "主体编号", "受理区"), List.of("rd21-final-subsidy", "企业", "E-0001", "120103"));

    private final List<String> headers;
    private final List<String> example;

    ImportKind(List<String> headers, List<String> example) {
        this.headers = headers;
        this.example = example;
    }

    List<String> headers() {
        return headers;
    }

    List<String> example() {
        return example;
    }
}
