package cn.huice.registry.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
    private static final String VALID = "91350100M000100Y43";

    @Test
    void a_code_is_read_as_people_type_it() throws InvalidIdentifier {
        assertEquals(VALID, CreditCode.parse(" 91350100m000100y43 ").value());
    }

    @Test
    void every_single_wrong_character_is_found() {
        String characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int place = 0; place < VALID.length(); place++) {
            for (int i = 0; i < characters.length(); i++) {
                char wrong = characters.charAt(i);
                if (wrong != VALID.charAt(place)) {
                    String code = VALID.substring(0, place) + wrong + VALID.substring(place + 1);
                    assertThrows(InvalidIdentifier.class, () -> CreditCode.parse(code), code);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91350100M000100Y4", "91350100M000100Y433", "9135010OM000100Y43", "９1350100M000100Y43"})
    void what_has_not_the_form_is_refused(String text) {
        assertThrows(InvalidIdentifier.class, () -> CreditCode.parse(text));
    }

    @Test
    void printed_it_shows_its_ends_only() throws InvalidIdentifier {
        String printed = CreditCode.parse(VALID).toString();

        assertEquals("9135**********0Y43", printed);
        assertFalse(printed.contains("M000100"));
    }
}
