package cn.huice.land.parcel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcelCodeTest {
    @Test
    void a_code_says_where_and_what_it_is() {
        ParcelCode code = ParcelCode.read("code", "120116001002GB00017");
        assertEquals("120116", code.county());
        assertEquals("120116001002", code.cadastralSubDistrict());
        assertEquals("国家土地所有权，建设用地使用权宗地（地表）", code.kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120116001002GB0001|18",
                "120116001002GB000170|20",
                "12011600100xGB00017|character 12",
                "120116001002gB00017|character 13",
                "120116001002QB00017|character 13",
                "120116001002GQ00017|character 14",
                "120116001002GB0001A|character 19",
                "020116001002GB00017|1 to 6",
                "120000001002GB00017|1 to 6",
                "120116001002GB00000|15 to 19",
            })
    void a_wrong_code_is_refused_naming_the_character(String text, String where) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> ParcelCode.read("code", text));
        String reason = refusal.errors().getFirst().reason().en();
        assertTrue(reason.contains(where), reason);
    }

    @Test
    void no_code_is_no_code() {
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> ParcelCode.read("code", null))
                        .status());
    }
}
