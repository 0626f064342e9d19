package cn.huice.casework.testbed;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policy files as editors write them: a share of last year's R&D expense, for enterprises not in the dishonesty record. */
public final class Written {
    private Written() {}

    public static String newId() {
        return "test-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** In force from 2021 on. @param share for example 10% */
    public static String policy(String id, String share) {
        return head(id) + version("2021-01-01", null, share);
    }

    /** The first share until the day before, the second from that day on. */
    public static String policy(String id, String share, String until, String from, String next) {
        return head(id) + version("2021-01-01", until, share) + version(from, null, next);
    }

    /** Each line is indented as a list of cases has it. @param amounts for an expense of 10 000 元, by day */
    public static String tests(String... dayAndAmount) {
        return IntStream.range(0, dayAndAmount.length / 2)
                .mapToObj(i -> """
                        - 名称: 第%d例
                          日期: %s
                          事实: {列入失信记录: 否, 上年度研发费用: 10000.00}
                          期望: {结果: 符合, 金额: %s}
                        """.formatted(i + 1, dayAndAmount[2 * i], dayAndAmount[2 * i + 1]))
                .collect(Collectors.joining());
    }

    private static String head(String id) {
        return """
                编号: %s
                名称: 研发补助
                类别: 待遇
                对象: 企业
                地区: 天津市
                依据: {文号: 测试〔2021〕1号, 标题: 测试办法, 文件: test}
                流程: 申报-受理-审定-办结
                版本:
                """.formatted(id);
    }

    private static String version(String from, String until, String share) {
        return """
                - 生效: %s
                %s  条件:
                  - {条件: 非 列入失信记录, 依据: 第一条}
                  金额:
                    步骤:
                    - {补助额: 上年度研发费用 × %s, 依据: 第二条}
                    单位: 元
                """.formatted(from, until == null ? "" : "  失效: " + until + "\n", share);
    }
}
