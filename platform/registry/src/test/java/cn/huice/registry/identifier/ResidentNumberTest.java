package cn.huice.registry.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentNumberTest {
    /** The standard's own example. */
    private static final String VALID = "11010519491231002X";

    @Test
    void a_number_is_read_as_people_type_it() throws InvalidIdentifier {
        assertEquals(VALID, ResidentNumber.parse(" 11010519491231002x ").value());
    }

    @Test
    void every_single_wrong_digit_is_found() {
        for (int place = 0; place < VALID.length() - 1; place++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong != VALID.charAt(place)) {
                    String number = VALID.substring(0, place) + wrong + VALID.substring(place + 1);
                    assertThrows(InvalidIdentifier.class, () -> ResidentNumber.parse(number), number);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110105194912310", "1101051949123100２X", "11010519490230002X", "11010517491231002X"})
    void what_has_not_the_form_or_names_no_day_is_refused(String text) {
        assertThrows(InvalidIdentifier.class, () -> ResidentNumber.parse(text));
    }

    @Test
    void printed_it_shows_its_ends_only() throws InvalidIdentifier {
        assertEquals("1101**********002X", ResidentNumber.parse(VALID).toString());
    }
}
