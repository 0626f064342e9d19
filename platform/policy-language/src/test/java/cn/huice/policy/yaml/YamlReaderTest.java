package cn.huice.policy.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
