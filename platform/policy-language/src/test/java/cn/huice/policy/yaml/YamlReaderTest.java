package cn.huice.policy.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    @Test
    void every_scalar_knows_its_place() throws YamlError {
        var root = (Yaml.Entries) YamlReader.read("甲: 一\n乙:\n  丙: '二三'\n");
        var inner = (Yaml.Entries) root.entries().getLast().value();
        var scalar = (Yaml.Scalar) inner.entries().getFirst().value();

        assertEquals(new Position(3, 7), scalar.at());
        assertEquals(new Position(3, 8), scalar.at(1));
    }

    @Test
    void folded_texts_give_the_place_where_they_begin() throws YamlError {
        var root = (Yaml.Entries) YamlReader.read("甲: >-\n  一\n  二\n");
        var scalar = (Yaml.Scalar) root.entries().getFirst().value();

        assertEquals("一 二", scalar.text());
        assertEquals(scalar.at(), scalar.at(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: &x [1]\nb: *x",
                "a: &x 1",
                "a: 1\na: 2",
                "a: [1",
                "a: 1\n---\nb: 2",
                "? [a]\n: b",
                "a: !!float 'x\n",
                "\t"
            })
    void what_is_not_accepted_is_refused(String text) {
        assertThrows(YamlError.class, () -> YamlReader.read(text));
    }

    @Test
    void deep_nesting_and_large_files_are_refused_quickly() {
        var deep = assertThrows(YamlError.class, () -> YamlReader.read("[".repeat(100_000)));
        var large = assertThrows(YamlError.class, () -> YamlReader.read("a".repeat(YamlReader.MAX_LENGTH + 1)));

        assertTrue(deep.getMessage().contains("嵌套"));
        assertTrue(large.getMessage().contains("1 MB"));
    }

    @Test
    void what_no_author_can_see_is_refused_with_its_place() {
        var mark = assertThrows(YamlError.class, () -> YamlReader.read("\uFEFF编号: a"));
        var control = assertThrows(YamlError.class, () -> YamlReader.read("甲: 一\n乙: \u0000"));

        assertEquals(new Position(1, 1), mark.at());
        assertTrue(mark.getMessage().contains("BOM"));
        assertEquals(new Position(2, 4), control.at());
        assertTrue(control.getMessage().contains("U+0000"));
    }

    @Test
    void lists_of_a_hundred_thousand_lines_and_bombs_of_anchors_are_refused_quickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            var list = assertThrows(YamlError.class, () -> YamlReader.read("- 1\n".repeat(100_000)));
            var bomb = assertThrows(YamlError.class, () -> YamlReader.read("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"));

            assertTrue(list.getMessage().contains("50000"), list.getMessage());
            assertTrue(bomb.getMessage().contains("锚点"), bomb.getMessage());
        });
    }

    @Test
    void rare_characters_may_stand_anywhere_but_not_halved() throws YamlError {
        for (int before = 1000; before < 1050; before++) {
            var root = (Yaml.Entries) YamlReader.read("甲: " + "x".repeat(before) + "𠀀𠀀");

            assertTrue(((Yaml.Scalar) root.entries().getFirst().value()).text().endsWith("x𠀀𠀀"));
        }
        assertThrows(YamlError.class, () -> YamlReader.read("甲: x\uD840"));
        assertThrows(YamlError.class, () -> YamlReader.read("甲: \uDC00x"));
    }
}
