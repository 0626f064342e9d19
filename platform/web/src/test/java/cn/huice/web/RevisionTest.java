package cn.huice.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    @Test
    void what_is_sent_as_etag_reads_back_from_if_match() {
        assertEquals(new Revision(7), Revision.fromString("\"7\""));
        assertEquals("7", new Revision(7).etag().getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "*", "\"seven\"", "\"7\", \"8\"", "\"99999999999999999999\""})
    void anything_else_in_if_match_is_a_bad_request(String header) {
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> Revision.fromString(header))
                        .status());
    }

    @Test
    void a_change_made_on_an_outdated_or_unnamed_view_is_refused() {
        assertDoesNotThrow(() -> Revision.check(new Revision(3), 3));
        assertEquals(
                412,
                assertThrows(ProblemException.class, () -> Revision.check(new Revision(2), 3))
                        .status());
        assertEquals(
                428,
                assertThrows(ProblemException.class, () -> Revision.check(null, 3))
                        .status());
    }
}
