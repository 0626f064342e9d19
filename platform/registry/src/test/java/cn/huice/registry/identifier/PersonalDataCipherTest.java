package cn.huice.registry.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDataCipherTest {
    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[16]);
    private static final String NEW =
            "new:" + Base64.getEncoder().encodeToString("sixteen bytes ok".getBytes(StandardCharsets.UTF_8));
    private static final String PLAIN = "11010519491231002X";

    private final PersonalDataCipher cipher = new PersonalDataCipher(List.of(NEW, OLD));

    @Test
    void what_is_sealed_opens_in_its_place() {
        assertEquals(PLAIN, cipher.open(cipher.seal(PLAIN, "here"), "here"));
    }

    @Test
    void what_is_moved_does_not_open() {
        String sealed = cipher.seal(PLAIN, "here");

        assertThrows(IllegalStateException.class, () -> cipher.open(sealed, "there"));
    }

    @Test
    void what_is_altered_does_not_open() {
        String sealed = cipher.seal(PLAIN, "here");
        char last = sealed.charAt(10);
        String altered = sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);

        assertThrows(IllegalStateException.class, () -> cipher.open(altered, "here"));
    }

    @Test
    void equal_texts_are_sealed_differently_and_found_by_one_lookup() {
        assertNotEquals(cipher.seal(PLAIN, "here"), cipher.seal(PLAIN, "here"));
        assertEquals(cipher.lookup(PLAIN), cipher.lookup(PLAIN));
        assertFalse(cipher.seal(PLAIN, "here").contains(PLAIN));
    }

    @Test
    void after_a_change_of_keys_the_old_texts_open_and_are_found() {
        var before = new PersonalDataCipher(List.of(OLD));
        String sealed = before.seal(PLAIN, "here");

        assertEquals(PLAIN, cipher.open(sealed, "here"));
        assertTrue(cipher.lookups(PLAIN).contains(before.lookup(PLAIN)));
        assertTrue(cipher.seal(PLAIN, "here").startsWith("new:"));
    }

    @Test
    void a_text_of_a_key_that_is_gone_names_the_key() {
        String sealed = new PersonalDataCipher(List.of(OLD)).seal(PLAIN, "here");
        var without = new PersonalDataCipher(List.of(NEW));

        var refusal = assertThrows(IllegalStateException.class, () -> without.open(sealed, "here"));

        assertTrue(refusal.getMessage().contains("old"));
    }

    @Test
    void weak_doubled_and_missing_keys_are_refused_without_repeating_them() {
        assertThrows(IllegalArgumentException.class, () -> new PersonalDataCipher(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new PersonalDataCipher(List.of(NEW, NEW)));
        var refusal = assertThrows(IllegalArgumentException.class, () -> new PersonalDataCipher(List.of("k:c2hvcnQ=")));

        assertFalse(refusal.getMessage().contains("c2hvcnQ="));
    }
}
