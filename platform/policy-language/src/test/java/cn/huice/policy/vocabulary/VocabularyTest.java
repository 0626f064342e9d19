package cn.huice.policy.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.number.Unit;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.InvalidValue.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.standard();

    private Attribute attribute(String key) {
        return vocabulary.find(key).orElseThrow();
    }

    private void refused(Rule rule, String key, Object json) {
        assertEquals(
                rule,
                assertThrows(InvalidValue.class, () -> vocabulary.parse(attribute(key), json))
                        .rule());
    }

    @Test
    void every_attribute_is_there_with_a_unit_the_language_knows() {
        assertEquals(1074, vocabulary.all().size());
        vocabulary.all().stream().filter(each -> each.type().isNumeric()).forEach(Unit::of);
        assertEquals("税务", attribute("enterprise.rd_expense_prior_year").authority());
        assertTrue(attribute("person.education_level").ordered());
        assertEquals(
                "enterprise.is_unicorn",
                vocabulary.byName("独角兽企业").orElseThrow().key().value());
    }

    @Test
    void a_misspelt_key_has_a_nearest_one() {
        assertEquals(
                Optional.of("enterprise.rd_expense_prior_year"),
                vocabulary.nearestKey("enterprise.rd_expence_prior_year"));
    }

    @Test
    void values_come_back_as_they_were_given() throws InvalidValue {
        roundTrip("enterprise.is_unicorn", true, true);
        roundTrip("enterprise.rd_expense_prior_year", "14500000.5", "14500000.50");
        roundTrip("enterprise.rd_expense_prior_year", new BigDecimal("3"), "3.00");
        roundTrip("claim.year_index", "3", 3L);
        roundTrip("claim.year_index", 3, 3L);
        roundTrip("contract.term_years", "2.5", "2.5");
        roundTrip("person.education_level", "doctor", "doctor");
        roundTrip("person.selected_programs", List.of("tj_skill_mentor"), List.of("tj_skill_mentor"));
        roundTrip("claim.filed_date", "2023-06-01", "2023-06-01");
    }

    private void roundTrip(String key, Object json, Object expected) throws InvalidValue {
        Value value = vocabulary.parse(attribute(key), json);
        assertEquals(expected, vocabulary.toJson(attribute(key), value));
    }

    @Test
    void what_does_not_fit_is_refused_by_rule() {
        refused(Rule.TYPE, "enterprise.is_unicorn", "true");
        refused(Rule.TYPE, "enterprise.rd_expense_prior_year", 1.5d);
        refused(Rule.FORMAT, "enterprise.rd_expense_prior_year", "1e999999999");
        refused(Rule.FORMAT, "enterprise.rd_expense_prior_year", "１００");
        refused(Rule.SCALE, "enterprise.rd_expense_prior_year", "0.001");
        refused(Rule.FORMAT, "claim.year_index", "3.5");
        refused(Rule.FORMAT, "claim.filed_date", "2023-6-1");
        refused(Rule.RANGE, "claim.filed_date", "2023-02-30");
        refused(Rule.CODE, "person.education_level", "professor");
        refused(Rule.TYPE, "person.selected_programs", "tj_skill_mentor");
        refused(Rule.TYPE, "person.education_level", null);
        refused(Rule.TYPE, "enterprise.rd_expense_prior_year", new BigDecimal("1e1000"));
    }

    @Test
    void numbers_are_equal_by_value() {
        assertEquals(new Value.Num(new BigDecimal("3")), new Value.Num(new BigDecimal("3.00")));
        assertEquals(new Value.Num(new BigDecimal("3")).hashCode(), new Value.Num(new BigDecimal("3.00")).hashCode());
    }
}
