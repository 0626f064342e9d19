package cn.huice.policy.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    private static Attribute measuredIn(String unit) {
        return new Attribute(
                new AttributeKey("person.one"),
                "甲",
                ValueType.DECIMAL,
                Optional.ofNullable(unit),
                List.of(),
                false,
                false,
                "申请人申报",
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "元, 1, YUAN",
        "百元, 100, YUAN",
        "千元, 1000, YUAN",
        "万元, 10000, YUAN",
        "百万元, 1000000, YUAN",
        "亿元, 100000000, YUAN",
        "年, 12, MONTH",
        "周岁, 12, MONTH",
        "岁, 12, MONTH",
        "个月, 1, MONTH",
        "月, 1, MONTH",
        "日, 1, DAY",
        "天, 1, DAY",
        "个工作日, 1, WORKING_DAY",
        "工作日, 1, WORKING_DAY",
        "小时, 1, HOUR",
        "课时, 1, HOUR",
        "学时, 1, HOUR",
        "平方米, 1, SQUARE_METRE",
        "公顷, 10000, SQUARE_METRE",
        "吨标准煤, 1, TCE"
    })
    void a_word_stands_for_so_many_base_units(String word, long factor, Dimension.Base base) {
        assertEquals(Fraction.of(factor), Unit.WORDS.get(word).factor());
        assertEquals(Dimension.of(base), Unit.WORDS.get(word).dimension());
    }

    @Test
    void a_mu_is_two_thousand_thirds_of_a_square_metre_and_percent_are_hundredths() {
        assertEquals(Fraction.of(2000, 3), Unit.WORDS.get("亩").factor());
        assertEquals(Fraction.of(1, 100), Unit.WORDS.get("个百分点").factor());
        assertEquals(Fraction.of(1, 1000), Unit.WORDS.get("‰").factor());
        assertEquals(Unit.PLAIN, Unit.WORDS.get("人"));
    }

    @Test
    void the_facts_of_an_attribute_are_in_its_unit() {
        assertEquals(Unit.PLAIN, Unit.of(measuredIn(null)));
        assertEquals(Unit.PLAIN, Unit.of(measuredIn("persons")));
        assertEquals(Unit.YUAN, Unit.of(measuredIn("CNY")));
        assertEquals(Unit.YUAN.per(Unit.SQUARE_METRE), Unit.of(measuredIn("CNY/m2")));
        assertEquals(Unit.YEAR, Unit.of(measuredIn("years")));
        assertEquals(Unit.MONTH, Unit.of(measuredIn("months")));
        assertEquals(Unit.DAY, Unit.of(measuredIn("days")));
        assertEquals(Unit.HOUR, Unit.of(measuredIn("hours")));
        assertEquals(Unit.SQUARE_METRE, Unit.of(measuredIn("m2")));
        assertEquals(Unit.MU, Unit.of(measuredIn("mu")));
        assertEquals(Unit.TCE, Unit.of(measuredIn("tce")));
        assertThrows(IllegalArgumentException.class, () -> Unit.of(measuredIn("ells")));
    }

    @Test
    void a_price_by_area_times_area_is_money() {
        var price = Unit.WORDS.get("万元").per(Unit.MU);

        assertEquals(Fraction.of(15), price.factor());
        assertEquals("万元/亩", price.label());
        assertEquals("元", Unit.YUAN.per(Unit.PLAIN).label());
        assertEquals("元/人", Unit.YUAN.per(Unit.counted("人")).label());
        assertEquals(Optional.of(Unit.YUAN), price.times(Unit.MU));
        assertEquals(Optional.of(Unit.YUAN), Unit.MU.times(price));
    }

    @Test
    void what_a_product_or_quotient_measures_keeps_the_unit_it_was_written_in() {
        assertEquals(Optional.of(Unit.YUAN), Unit.YUAN.times(Unit.PLAIN));
        assertEquals(Optional.of(Unit.YUAN), Unit.PLAIN.times(Unit.YUAN));
        assertEquals(Optional.of(Unit.PLAIN), Unit.YUAN.over(Unit.YUAN));
        assertEquals(Optional.of(Unit.YUAN), Unit.YUAN.over(Unit.PERCENT));
        var byArea = Unit.YUAN.over(Unit.MU).orElseThrow();
        assertEquals("元/亩", byArea.label());
        assertEquals(Fraction.ONE, byArea.factor());
        assertEquals("元×个月", Unit.YUAN.times(Unit.MONTH).orElseThrow().label());
    }

    @Test
    void nothing_is_measured_in_square_yuan_or_by_square_years() {
        assertEquals(Optional.empty(), Unit.YUAN.times(Unit.YUAN));
        assertEquals(Optional.empty(), Unit.PLAIN.over(Unit.YEAR).orElseThrow().over(Unit.YEAR));
        assertTrue(Unit.YUAN.per(Unit.SQUARE_METRE).dimension().isSensible());
        assertFalse(Unit.YUAN.dimension().times(Unit.YUAN.dimension()).isSensible());
    }

    @Test
    void only_the_same_things_compare() {
        assertTrue(Unit.YEAR.measuresTheSameAs(Unit.MONTH));
        assertTrue(Unit.YUAN.per(Unit.MU).measuresTheSameAs(Unit.YUAN.per(Unit.SQUARE_METRE)));
        assertFalse(Unit.DAY.measuresTheSameAs(Unit.MONTH));
        assertFalse(Unit.DAY.measuresTheSameAs(Unit.WORKING_DAY));
        assertEquals("数", Unit.PLAIN.display());
        assertEquals("元", Unit.YUAN.display());
    }
}
