package cn.huice.policy.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.number.Unit;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionErrorTest {
    private static final Expressions EXPRESSIONS = new Expressions(Vocabulary.standard(), new References() {
        @Override
        public Collection<String> policyIds() {
            return List.of("t-one");
        }

        @Override
        public Optional<AmountKind> amountOf(String policyId) {
            return Optional.empty();
        }
    });

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            独角兽企业 且 且 当年雏鹰企业      | 8  | 这里应是名称、数或括号           |
            独角兽企业 当年雏鹰企业            | 6  | 前缺少运算符                  |
            (独角兽企业                      | 6  | 这里应是“)”                   |
            独角兽企业 = 1                   | 6  | 直接写名称                     |
            独角兽                          | 0  | 没有名为“独角兽”                | 独角兽企业
            enterprise.is_unicorn           | 0  | 没有名为                       | 独角兽企业
            上年度研发费用                   | 0  | 判断真假                       |
            上年度研发费用 > 5年              | 8  | 单位不符：“元”与“年”            |
            上年度研发费用 > 5                | 8  | 单位不符：“元”与“数”            |
            上年度研发费用 × 前年研发费用 > 1元 | 8  | “元”与“元”不能相乘             |
            上年度研发费用 > 5万园             | 11 | 不认识的单位“万园”              | 万元
            上年度研发费用 > 1,000万元         | 11 | 这里缺少运算符                  |
            1元 < 上年度研发费用 < 5元          | 13 | 比较不能连写                    |
            学历层次 = 博土                   | 7  | “学历层次”没有选项“博土”         | 博士
            注册城市 > 天津                   | 5  | 没有高低之分                    |
            学历层次 包含 博士                 | 5  | 不是集合                       |
            入选人才计划 = 技能名师             | 7  | 请用“包含”                     |
            取最大(1元, 2元) > 1元             | 0  | 没有名为“取最大”的函数           | 取大
            取大(1元) > 1元                   | 0  | “取大”需要至少两个数             |
            满足("t-on")                      | 3  | 没有编号为“t-on”                | t-one
            满足(独角兽企业)                   | 0  | 编号要加引号                    |
            金额("t-one") > 1元               | 0  | 没有金额                       |
            评估日 > 1年                      | 6  | 日期只能与日期比较               |
            评估日 + 1元 > 评估日              | 6  | 日期只能加减                    |
            评估日 > 2023-02-29               | 6  | 没有这个日期                    |
            独角兽企业 且 "甲                  | 8  | 引号没有合上                    |
            独角兽企业 & 当年雏鹰企业           | 6  | 不认识的符号“&”                 |
            合同期3年以上                      | 0  | 没有名为“合同期”                | 合同期限
            成绩公示期满日 ≤ 评估日             | 0  | 没有名为“成绩公示期满日”         | 成绩公示截止日
            合同期限 3年 以 上                 | 5  | 其后缺少“以上”“以下”“以内”       |
            合同期限 介于 3年                  | 10 | 这里应是“至”                   |
            至少 独角兽企业 [当年雏鹰企业]       | 9  | “至少”后应是项数               |
            至少 3项 [独角兽企业, 当年雏鹰企业]  | 0  | 列出的条件只有 2 项             |
            任一 独角兽企业                    | 3  | 这里应是方括号中的条件           |
            毕业日期 5元以内                   | 5  | 日期只能与日期比较               |
            毕业日期 满 100平方米              | 7  | 日期只能与日期比较               |
            周岁(独角兽企业) > 5周岁            | 3  | 这里应是日期                   |
            整年(毕业日期) > 5年               | 0  | “整年”需要两个日期：从、到       |
            整年(毕业日期, 评估日) > 5元        | 14 | 单位不符                       |
            评估日 > 毕业日期 + 5个工作目        | 14 | 不认识的单位“个工作目”           | 个工作日
            个数(学历层次) > 1个               | 3  | 只能数集合类的事实               |
            个数(毕业院校类别, 双一流高效) > 1  | 11 | 没有选项“双一流高效”             | 双一流高校
            途径("甲")                         | 3  | 没有名为“甲”的途径              |
            上年度研发费用 > 配套(1元, 1:0)      | 17 | 比例的后项不能是零               |
            限于(合同期限, 5年, 3年) > 1年       | 0  | 下限高于上限                    |
            加权(1元, 60%, 2元, 30%) > 1元      | 0  | 权数合计应为 100%，而不是 90%    |
            若(独角兽企业)                      | 0  | “若”需要两个条件               |
            注册区 = 独立法人资格               | 6  | 不是同一类                     |
            合同期限 属于 []                    | 8  | 列表是空的                     |
            """)
    void errors_tell_where_what_and_the_nearest_right_name(
            String expression, int offset, String message, String suggestion) {
        var error = assertThrows(ExpressionError.class, () -> EXPRESSIONS.predicate(expression));

        assertTrue(error.getMessage().contains(message), error.getMessage());
        assertEquals(offset, error.offset());
        if (suggestion != null) {
            assertEquals(Optional.of(suggestion), error.suggestion());
        }
    }

    @Test
    void a_misspelt_step_is_answered_with_the_step() {
        var error = assertThrows(
                ExpressionError.class,
                () -> EXPRESSIONS.numeric(
                        "基础补助 × 2", new Scope(Map.of("基础补助额", Unit.YUAN), Set.of(), Map.of(), false)));

        assertEquals(Optional.of("基础补助额"), error.suggestion());
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThrows(ExpressionError.class, () -> EXPRESSIONS.predicate("(".repeat(3000)));
        assertThrows(ExpressionError.class, () -> EXPRESSIONS.predicate("非 ".repeat(1500) + "独角兽企业"));
        assertThrows(ExpressionError.class, () -> EXPRESSIONS.predicate("甲".repeat(5000)));
    }

    @Property(tries = 2000)
    void any_text_is_understood_or_refused(@ForAll @StringLength(max = 40) String text) {
        understandOrRefuse(text);
    }

    @Property(tries = 2000)
    void any_row_of_words_is_understood_or_refused(@ForAll @StringLength(max = 25) String picks) {
        var words = List.of(
                "独角兽企业", "上年度研发费用", "且", "或", "非", "(", ")", "5万元", "≥", "以上", "×", "-", "取大", ",", "属于", "天津", "[",
                "]");
        var text = new StringBuilder();
        picks.chars().forEach(pick -> text.append(words.get(pick % words.size())));
        understandOrRefuse(text.toString());
    }

    private static void understandOrRefuse(String text) {
        try {
            EXPRESSIONS.predicate(text);
        } catch (ExpressionError e) {
            assertTrue(e.offset() >= 0 && e.offset() <= text.length(), text);
        }
    }
}
