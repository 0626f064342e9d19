package cn.huice.local.district;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InhabitantsTest {
    private static final int MANY = 5_000;
    private final Inhabitants enterprises = new Enterprises(7, "E-0001");
    private final Inhabitants people = new People(7, "P-0001");

    private static Map<String, String> facts(Inhabitants inhabitants, int number) {
        var facts = new LinkedHashMap<String, String>();
        inhabitants.tell(number, (attribute, json, authority) -> facts.put(attribute, json));
        return facts;
    }

    @Test
    void the_same_number_leads_the_same_life() {
        assertAll(
                () -> assertEquals(facts(enterprises, 4711), facts(new Enterprises(7, "E-0001"), 4711)),
                () -> assertEquals(facts(people, 4711), facts(new People(7, "P-0001"), 4711)));
    }

    @Test
    void every_fact_is_an_attribute_of_the_vocabulary_with_a_value_of_its_type_from_its_authority() {
        for (Inhabitants inhabitants : new Inhabitants[] {enterprises, people}) {
            for (int number = 0; number < MANY; number++) {
                inhabitants.tell(number, InhabitantsTest::check);
            }
        }
    }

    private static void check(String key, String json, String authority) {
        var attribute = Vocabulary.standard().find(key).orElseThrow(() -> new AssertionError("no attribute " + key));
        assertEquals(attribute.authority(), authority, key);
        try {
            Vocabulary.standard().parse(attribute, new ObjectMapper().readValue(json, Object.class));
        } catch (InvalidValue | JsonProcessingException wrong) {
            throw new AssertionError(key + " = " + json, wrong);
        }
    }

    @Test
    void shops_of_one_person_do_no_research_and_large_enterprises_do_more_often_than_micro_ones() {
        int[] large = new int[2];
        int[] micro = new int[2];
        for (int number = 1; number < MANY * 4; number++) {
            Map<String, String> facts = facts(enterprises, number);
            boolean researches = facts.containsKey("enterprise.rd_expense_prior_year");
            if ("true".equals(facts.get("enterprise.is_individual_business"))) {
                assertTrue(!researches, "shop " + number);
            }
            int[] counted = "\"micro\"".equals(facts.get("enterprise.size")) ? micro : large;
            counted[0]++;
            counted[1] += researches ? 1 : 0;
        }
        assertTrue(
                (double) large[1] / large[0] > 2.0 * micro[1] / micro[0],
                large[1] + "/" + large[0] + " " + micro[1] + "/" + micro[0]);
    }

    @Test
    void nobody_is_a_doctor_before_twenty_eight() {
        for (int number = 1; number < MANY; number++) {
            Map<String, String> facts = facts(people, number);
            if ("\"doctor\"".equals(facts.get("person.education_level"))) {
                assertTrue(Integer.parseInt(facts.get("person.age")) >= 28, "person " + number);
            }
        }
    }
}
