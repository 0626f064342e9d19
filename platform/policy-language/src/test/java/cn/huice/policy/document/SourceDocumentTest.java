package cn.huice.policy.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDocumentTest {
    /** Numbered 第一条, with chapters and items. */
    private static final SourceDocument RULES = read("""
            灯塔维护补助办法

            （津试〔2020〕1 号）

            第一章 总 则

            第一条 为了让灯塔常亮，制定本办法。

            第二章 补助

            第二条 补助对象

            （一）有人值守的灯塔；

            （二）无人值守的灯塔，并且：

            1.灯高 3.5 米以上；

            2．每年检修。

            第三条 按第二条给予补助。

            补助每年一次。

            第三章 附 则

            第四条 本办法自印发之日起施行。
            """);

    /** Numbered 一、 and through, with annexes. */
    private static final SourceDocument OPINIONS = read("""
            关于灯塔的若干意见

            港口各单位：现提出如下意见。

            一、亮灯

            1．天黑亮灯。

            2．雾天亮灯，一是鸣笛，二是报告。

            二、修灯

            （一）小修。每月一次。

            3．小修当天完成。

            （二）大修。

            （1）每年一次；

            ① 先报计划

            专题一：灯具

            1.换灯泡。

            本意见自印发之日起实施。

            附件：1．修灯表

            2．灯塔名单

            附件 1

            修灯办法

            一、修灯的人

            （一）灯匠

            修灯资助表

            小修 100

            附件 1 的附件

            灯匠考核

            一、笔试
            """);

    /** Two rules published together. */
    private static final SourceDocument TWO = read("""
            两个文件

            灯塔亮灯细则

            第一条 亮灯。

            附件 1

            第一条 亮灯须知。

            灯塔修灯细则

            第一条 修灯。

            附件 1

            一、修灯须知
            """);

    private static SourceDocument read(String text) {
        return SourceDocument.read("lighthouse", text);
    }

    private static List<String> keys(SourceDocument document, String citation) {
        return document.find(citation).stream().map(Article::key).toList();
    }

    @Test
    void articles_are_named_as_citations_write_them() {
        assertEquals(
                List.of(
                        "标题", "第一章", "第一条", "第二章", "第二条", "第二条（一）", "第二条（二）", "第二条（二）1", "第二条（二）2", "第三条", "第三章",
                        "第四条"),
                RULES.articles().stream().map(Article::key).toList());
        assertEquals("灯塔维护补助办法", RULES.title());
        assertEquals(
                List.of(
                        "标题",
                        "序言",
                        "一",
                        "一、1",
                        "一、2",
                        "二",
                        "二（一）",
                        "二（一）3",
                        "二（二）",
                        "二（二）（1）",
                        "二（二）（1）①",
                        "二 专题一",
                        "二 专题一1",
                        "文末",
                        "附件1",
                        "附件1 一",
                        "附件1 一（一）",
                        "附件1 修灯资助表",
                        "附件1的附件",
                        "附件1的附件 一",
                        "附件2"),
                OPINIONS.articles().stream().map(Article::key).toList());
        assertEquals(
                List.of("标题", "细则一", "细则一 第一条", "细则一 附件1", "细则一 附件1 第一条", "细则二", "细则二 第一条", "细则二 附件1", "细则二 附件1 一"),
                TWO.articles().stream().map(Article::key).toList());
    }

    @Test
    void the_words_of_an_article_are_its_own_and_those_numbered_below_it() {
        assertEquals(
                "（二）无人值守的灯塔，并且：\n1.灯高 3.5 米以上；\n2．每年检修。",
                RULES.words(RULES.find("第二条（二）").getFirst()));
        assertEquals("第三条 按第二条给予补助。\n补助每年一次。", RULES.words(RULES.find("第三条").getFirst()));
        assertEquals("修灯资助表\n小修 100", OPINIONS.words(OPINIONS.find("附件1 修灯资助表").getFirst()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第二条（二）1            | 第二条（二）1
            第2条(二)1               | 第二条（二）1
            第二章第二条（一）       | 第二条（一）
            第二条（二）2 后段       | 第二条（二）2
            第三条第二款             | 第三条
            第三章 附则              | 第三章
            附则                     | 第三章
            标题                     | 标题
            """)
    void one_place_is_found_however_it_is_written(String citation, String key) {
        assertEquals(List.of(key), keys(RULES, citation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            序言                     | 序言
            首段                     | 序言
            文末                     | 文末
            一、1                    | 一、1
            一 1                     | 一、1
            第2条                    | 一、2
            二、3                    | 二（一）3
            二（一）首句             | 二（一）
            二 专题一                | 二 专题一
            二（二）（1）            | 二（二）（1）
            一、2（一是）            | 一、2
            附件1 一（灯匠）         | 附件1 一
            附件 1 的附件 一         | 附件1的附件 一
            附件2                    | 附件2
            修灯资助表               | 附件1 修灯资助表
            """)
    void documents_without_articles_are_found_by_their_own_numbers(String citation, String key) {
        assertEquals(List.of(key), keys(OPINIONS, citation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第一条至第三条                 | 第一条,第二条,第三条
            第二条（一）（二）、第四条     | 第二条（一）,第二条（二）,第四条
            第二条（一）至（二）           | 第二条（一）,第二条（二）
            第三条；第一条                 | 第三条,第一条
            第二条（二）1-2                | 第二条（二）1,第二条（二）2
            """)
    void several_places_are_found_each(String citation, String keys) {
        assertEquals(List.of(keys.split(",")), keys(RULES, citation));
    }

    @Test
    void rules_published_together_are_told_apart() {
        assertEquals(List.of("细则二 第一条"), keys(TWO, "细则二 第一条"));
        assertEquals(List.of("细则二 附件1 一"), keys(TWO, "细则二 附件1 一"));
        assertEquals(List.of(), keys(TWO, "第一条"), "which of the two is not said");
        assertEquals(List.of(), keys(TWO, "附件1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"第五条", "第二条（三）", "第二条（二）3", "第一条至第五条", "细则一", "附件1", "不存在的表", "", "！"})
    void a_place_that_is_not_there_is_not_found(String citation) {
        assertEquals(List.of(), keys(RULES, citation));
    }

    @Test
    void a_text_without_empty_lines_has_a_paragraph_a_line() {
        var plain = read("灯塔须知\n第一条 亮灯。\n天黑就亮。\n第二条 修灯。\n");

        assertEquals(
                List.of("标题", "第一条", "第二条"),
                plain.articles().stream().map(Article::key).toList());
        assertEquals("第一条 亮灯。\n天黑就亮。", plain.words(plain.find("第一条").getFirst()));
    }

    @Test
    void markdown_signs_and_windows_lines_are_no_words() {
        var marked = read("# 灯塔须知\r\n\r\n## 一、**亮灯**\r\n\r\n天黑\r\n就亮。\r\n");

        assertEquals("灯塔须知", marked.title());
        assertEquals("一、亮灯\n天黑就亮。", marked.words(marked.find("一").getFirst()));
    }

    @Test
    void a_text_that_is_too_long_or_cut_too_small_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> read("灯".repeat(SourceDocument.LONGEST + 1)));
        assertThrows(IllegalArgumentException.class, () -> read("（一）亮\n".repeat(SourceDocument.MOST_ARTICLES + 1)));
        assertTrue(read("").articles().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1,一", "10,十", "11,十一", "20,二十", "34,三十四", "100,一百", "105,一百零五", "110,一百一十", "999,九百九十九"})
    void numbers_are_read_as_they_are_written(int number, String written) {
        assertEquals(written, ChineseNumber.write(number));
        assertEquals(number, ChineseNumber.read(written).orElseThrow());
    }
}
