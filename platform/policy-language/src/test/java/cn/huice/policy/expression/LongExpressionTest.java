package cn.huice.policy.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.huice.policy.Written;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongExpressionTest {
    @ParameterizedTest
    @ValueSource(strings = {" + ", " - ", " × 1 + ", " ÷ 2 - "})
    void a_sum_of_hundreds_of_terms_is_read_at_once(String sign) {
        String formula = String.join(sign, "1元".repeat(200).split("(?<=元)"));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals(List.of(), Written.errors(Written.simple("独角兽企业", formula))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1           | +1        |
            1           | ×1        |
            独角兽企业    | 或1        |
            合同期限      | ' 1年以上' |
            合同期限 属于 (1年 | ,1年      | )
            成立项数(独角兽企业 | ,独角兽企业 | )
            """)
    void thousands_of_parts_behind_each_other_are_refused(String begin, String part, String end) {
        String formula = begin + part.repeat(3_900 / part.length()) + (end == null ? "" : end);

        var errors = Written.errors(Written.simple("独角兽企业", formula));

        assertEquals("运算符和列出的项目超过 500 个，请分开写", errors.getFirst().message());
    }

    @Test
    void a_band_of_thousands_of_bounds_is_refused() {
        String step = "{按: [合同期限], 行: [{合同期限: '" + "1年以上 ".repeat(700) + "', 值: 1元}]}";

        var errors = Written.errors(Written.version("t-simple", """
                金额:
                  步骤: [{结果: %s, 依据: 第二条}]
                  单位: 元
                """.formatted(step)));

        assertEquals("运算符和列出的项目超过 500 个，请分开写", errors.getFirst().message());
    }
}
