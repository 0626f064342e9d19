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
    AMOUNT_OF("金额");

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
