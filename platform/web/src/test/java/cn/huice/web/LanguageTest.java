package cn.huice.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh-CN,zh;q=0.9,en;q=0.8 | zh
            en-GB | en
            fr, en;q=0.5 | en
            fr | en
            ;;; | zh
            '' | zh
            """)
    void the_caller_is_answered_in_the_language_it_prefers_of_the_two_spoken(String header, String language) {
        assertEquals(language, Language.of(header).getLanguage());
    }

    @Test
    void without_a_preference_the_answer_is_chinese() {
        assertEquals(Locale.CHINESE, Language.of((String) null));
    }
}
