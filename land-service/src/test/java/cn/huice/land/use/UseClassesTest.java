package cn.huice.land.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.huice.web.ProblemException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UseClassesTest {
    private static final UseClasses CLASSES = UseClasses.standard();

    @Test
    void the_edition_in_force_on_the_day_is_taken_where_none_is_named() {
        assertEquals("2007", read("GB/T 21010", null, "0601", "2016-05-01").version());
        assertEquals("2017", read("GB/T 21010", null, "0601", "2023-05-01").version());
        assertEquals("2020", read("用地用海分类", null, "1001", "2021-05-01").version());
        assertEquals("2023", read("用地用海分类", null, "1001", "2023-11-22").version());
    }

    @Test
    void the_same_code_means_different_things_in_two_editions() {
        assertEquals("仓储用地", name("GB/T 21010", "2007", "0603"));
        assertEquals("盐田", name("GB/T 21010", "2017", "0603"));
        assertEquals("其他商务用地", name("GB 50137", "2011", "B29"));
    }

    @Test
    void an_edition_out_of_force_is_not_registered_by() {
        assertEquals("useVersion", refused("GB/T 21010", "2007", "0601", "2023-05-01"));
        assertEquals("useScheme", refused("用地用海分类", null, "1001", "2019-05-01"));
        assertEquals("useScheme", refused("GB/T 1", null, "0601", "2023-05-01"));
        assertEquals("useVersion", refused("GB/T 21010", "1999", "0601", "2023-05-01"));
        assertEquals("useCode", refused("GB/T 21010", "2017", "9999", "2023-05-01"));
    }

    private static String name(String scheme, String version, String code) {
        return CLASSES.find(new UseClass(scheme, version, code)).orElseThrow().name();
    }

    private static String refused(String scheme, String version, String code, String day) {
        return assertThrows(ProblemException.class, () -> read(scheme, version, code, day))
                .errors()
                .getFirst()
                .field();
    }

    private static UseClass read(String scheme, String version, String code, String day) {
        return CLASSES.read(scheme, Optional.ofNullable(version), code, LocalDate.parse(day));
    }
}
