package cn.huice.casework.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedNameTest {

    @ParameterizedTest
    @CsvSource({"张三, 张*", "张晓三, 张*三", "欧阳晓明, 欧**明", "王, *", "𠮷田三, 𠮷*三"})
    void of_a_person_the_first_and_last_character_remain(String name, String shown) {
        assertEquals(shown, RedactedName.of(name, true));
    }

    @ParameterizedTest
    @CsvSource({"天津某某科技有限公司"})
    void an_enterprise_is_named_in_full(String name) {
        assertEquals(name, RedactedName.of(name, false));
    }
}
