package cn.huice.policy.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be called by name. */
enum Function {
    GREATEST("取大"),
    LEAST("取小"),
    CHOICE("如果"),
    WHOLE_DOWN("向下取整"),
    WHOLE_UP("向上取整"),
    GROWTH("增长率"),
    DATE("日期"),
    SATISFIED("满足"),
    AMOUNT_OF("金额"),
    ROUTE("途径"),
    WITHIN_BOUNDS("限于"),
    WEIGHTED("加权"),
    MATCHED("配套"),
    HOW_MANY("个数"),
    CONDITIONS_MET("成立项数"),
    IF_THEN("若"),
    AGE("周岁"),
    WHOLE_YEARS("整年"),
    WHOLE_MONTHS("整月"),
    WORKING_DAYS("工作日数"),
    YEAR_OF("年份"),
    EARLIEST("取早"),
    LATEST("取晚");

    private final String zh;

    Function(String zh) {
        this.zh = zh;
    }

    String zh() {
        return zh;
    }

    static Optional<Function> named(String zh) {
        return Arrays.stream(values())
                .filter(function -> function.zh.equals(zh))
                .findFirst();
    }

    static List<String> allNames() {
        return Arrays.stream(values()).map(Function::zh).toList();
    }
}
