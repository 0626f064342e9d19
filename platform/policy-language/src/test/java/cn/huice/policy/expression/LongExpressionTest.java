package cn.huice.policy.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.huice.policy.Written;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
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
}
