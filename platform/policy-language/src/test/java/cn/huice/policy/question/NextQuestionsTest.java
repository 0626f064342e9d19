package cn.huice.policy.question;

import static cn.huice.policy.Written.key;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NextQuestionsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final String THREE_ASK_THE_CITY = "注册城市 = 天津";

    private static String policy(String id, String... conditions) {
        var listed = new StringBuilder("条件:\n");
        for (String condition : conditions) {
            listed.append("- {条件: '").append(condition).append("', 依据: 第一条}\n");
        }
        return version(id, listed.toString());
    }

    private static List<Assessment> assess(PolicyBook book, Map<AttributeKey, Fact> known) {
        var assessor = new Assessor(book);
        return book.all().stream()
                .map(policy -> assessor.assess(policy, DAY, Facts.of(known)))
                .toList();
    }

    private static List<Question> questions(PolicyBook book, Map<AttributeKey, Fact> known, Set<AttributeKey> passed) {
        return new NextQuestions(book, new Assessor(book)).best(assess(book, known), DAY, known, passed, 10);
    }

    private static List<String> asked(List<Question> questions) {
        return questions.stream().map(each -> each.attribute().name()).toList();
    }

    private static PolicyBook four() throws PolicyErrors {
        return Written.book(
                policy("t-a", THREE_ASK_THE_CITY, "独立法人资格"),
                policy("t-b", THREE_ASK_THE_CITY),
                policy("t-c", THREE_ASK_THE_CITY, "列入失信记录"),
                policy("t-d", "上年度研发费用 ≥ 1000万元"));
    }

    @Test
    void what_most_policies_hang_on_is_asked_first() throws PolicyErrors {
        assertEquals("注册城市", asked(questions(four(), Map.of(), Set.of())).getFirst());
    }

    @Test
    void a_question_says_which_policies_wait_and_how_many_an_answer_settles() throws PolicyErrors {
        Question city = questions(four(), Map.of(), Set.of()).getFirst();

        assertEquals(List.of("t-a", "t-b", "t-c"), city.waiting());
        assertTrue(city.decides() > 1 && city.decides() <= 3, "settles " + city.decides());
    }

    @Test
    void a_yes_or_no_that_settles_a_policy_either_way_decides_exactly_one() throws PolicyErrors {
        Question only = questions(Written.book(policy("t-a", "独立法人资格")), Map.of(), Set.of())
                .getFirst();

        assertEquals(1.0, only.decides());
    }

    @Test
    void what_was_asked_and_not_answered_is_not_asked_again() throws PolicyErrors {
        assertFalse(asked(questions(four(), Map.of(), Set.of(key("注册城市")))).contains("注册城市"));
    }

    @Test
    void an_amount_that_lacks_a_fact_is_asked_for_when_eligibility_is_settled() throws PolicyErrors {
        var book = Written.book(version("t-one", """
                金额:
                  步骤: [{甲: 上年度研发费用 × 10%, 依据: 第二条}]
                  单位: 元
                """));

        assertEquals(List.of("上年度研发费用"), asked(questions(book, Map.of(), Set.of())));
    }

    @Test
    void nothing_is_asked_when_all_is_settled() throws PolicyErrors {
        var book = Written.book(policy("t-a", "独立法人资格"));
        var known = Map.of(key("独立法人资格"), new Fact(new Value.Truth(false), Standing.DECLARED, "申请人"));

        assertEquals(List.of(), questions(book, known, Set.of()));
    }

    @Test
    void questions_answered_one_after_another_come_to_an_end_with_every_policy_settled() throws PolicyErrors {
        PolicyBook book = four();
        var known = new TreeMap<AttributeKey, Fact>();
        int asked = 0;
        List<Question> next = questions(book, known, Set.of());
        while (!next.isEmpty()) {
            var attribute = next.getFirst().attribute();
            known.put(attribute.key(), new Fact(Samples.of(attribute, DAY).getFirst(), Standing.DECLARED, "申请人"));
            asked++;
            next = questions(book, known, Set.of());
        }

        assertTrue(asked <= 4, "asked " + asked + " questions");
        assertTrue(assess(book, known).stream().allMatch(each -> each.needs().isEmpty()));
    }

    @Test
    void the_few_best_of_many_are_the_same_as_the_first_of_all() throws PolicyErrors {
        PolicyBook book = four();
        var next = new NextQuestions(book, new Assessor(book));
        List<Assessment> found = assess(book, Map.of());

        assertEquals(
                next.best(found, DAY, Map.of(), Set.of(), 100).subList(0, 2),
                next.best(found, DAY, Map.of(), Set.of(), 2));
    }
}
