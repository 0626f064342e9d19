package cn.huice.policy.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.Written;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of editors know exactly the keys the readers know. */
class EditorSchemaTest {
    private static final EditorSchema POLICY = new EditorSchema("policy.schema.json");
    private static final EditorSchema TEST = new EditorSchema("policy-test.schema.json");
    private static final String UNKNOWN = "无此键";
    private static final Pattern ALLOWED = Pattern.compile("不认识的键“" + UNKNOWN + "”，可用：([^，]+)");

    /** Every key there is, each at least once. */
    private static final String EVERYTHING = """
            编号: t-everything
            名称: 样样都有
            类别: 待遇
            对象: 企业
            地区: 天津市
            依据: {文号: 津试〔2020〕1号, 标题: 试验办法, 文件: test-document}
            主管部门: [市科技局, 市财政局]
            叠加: {组: 甲组, 规则: 可叠加, 每: 年, 合计上限: 60万元}
            不重复享受: [{组: 乙组, 每: [年, 项目], 依据: 第一条}, {政策: t-other, 每: 注册区, 依据: 第一条}]
            名额: [{数量: 5, 每: 年, 依据: 第一条}]
            流程: 区受理
            材料: [{名称: 申请表, 依据: 第一条}]
            资金分担: [{级别: 市级, 比例: 50%}, {级别: 区级, 比例: 50%}]
            分期: {次数: 2, 间隔: 1年, 算出: 总额, 比例: [60%, 40%]}
            备注: 按条文
            疑问: [期满后怎么办]
            版本:
            - 生效: 2020-01-01
              失效: 2024-12-31
              条件:
                全部:
                - {条件: 独角兽企业, 依据: 第一条, 说明: 是独角兽, 一般: 是}
                - {条件: 科技领军企业, 依据: 第一条, 原则上: 是}
                - 任一: [{条件: 当年雏鹰企业, 依据: 第一条}]
                - 非: {条件: 列入失信记录, 依据: 第一条}
                - 至少: {数量: 1, 其中: [{条件: 当年瞪羚企业, 依据: 第一条}]}
                - 途径:
                  - {名称: 甲途径, 依据: 第一条, 条件: 独角兽企业}
                  - {名称: 乙途径, 依据: 第一条, 任一: [{条件: 科技领军企业, 依据: 第一条}]}
              金额:
                步骤:
                - 基数:
                    按: [上年度研发费用]
                    累进: 是
                    行:
                    - {上年度研发费用: 不超过 100万元, 值: 5%, 依据: 第一条, 说明: 头一段}
                    - {上年度研发费用: 超过 100万元, 值: 3%}
                  依据: 第一条
                - 补助额:
                    取: 最高
                    行: [{条件: 独角兽企业, 值: 10万元}, {条件: 其他, 值: 1万元}]
                  依据: 第一条
                  说明: 取高
                上限: {值: 500万元, 依据: 第二条}
                下限: 1元
                累计上限: {值: 500万元, 已得: 上年度研发费用, 依据: 第三条}
                审定数额: {值: 前年研发费用, 依据: 第四条}
                最高: 是
                舍入: {方式: 舍去尾数, 到: 元}
                单位: 元
              条款:
              - {内容: 向区里申请, 依据: 第五条, 性质: 程序}
            """;

    /** What stands in the place of an amount. */
    private static final String WITH_A_DAY = EVERYTHING.replaceFirst(
            "(?s)\n  金额:.*\n  条款:",
            "\n  日期:\n    步骤:\n    - {月数: 6个月, 依据: 第一条}\n" + "    - {到期日: 申报日期 + 月数, 依据: 第二条, 说明: 延六个月}\n  条款:");

    /** One that follows what another policy grants, and one that follows a group. */
    private static final String MATCHING = EVERYTHING.replace("规则: 可叠加, 每: 年", "规则: 配套, 对应政策: t-other, 比例: 1:1, 每: 年");

    private static final String MATCHING_A_GROUP =
            EVERYTHING.replace("规则: 可叠加, 每: 年", "规则: 配套, 对应组: 乙组, 比例: 50%, 每: 年");

    private static final String ALL_TESTS = """
            工作日历: {年份: [2023], 放假: [2023-06-22], 上班: [2023-06-25]}
            共同事实: {独角兽企业: 是}
            用例:
            - 名称: 样样都有
              日期: 2023-06-01
              事实: {独角兽企业: 否}
              期望: {结果: 不符合, 金额: 1.00, 最高: 1, 日期: 2023-06-01, 需要: [独角兽企业], 条款: 第一条, 人工: 否}
            """;

    @Test
    void an_amount_and_a_day_do_not_stand_side_by_side() {
        String both = EVERYTHING.replace("  条款:", "  日期: {步骤: [{到期日: 申报日期, 依据: 一}]}\n  条款:");

        assertFalse(policyErrors(both).isEmpty());
        assertFalse(POLICY.errors(EditorSchema.yaml(both)).isEmpty());
    }

    private static List<PolicyError> policyErrors(String text) {
        return Written.errors(text, Written.version("t-other", ""));
    }

    private static List<PolicyError> testErrors(String text) {
        try {
            var book = PolicyBook.load(
                    List.of(new PolicySource("t-simple.yaml", Written.simple("独角兽企业", "100元"))), Vocabulary.standard());
            return PolicyTests.run(book, List.of(new PolicySource("t-simple.test.yaml", text)))
                    .failures();
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_policy_with_everything_is_right() {
        assertEquals(List.of(), policyErrors(EVERYTHING));
        assertEquals(List.of(), POLICY.errors(EditorSchema.yaml(EVERYTHING)));
        assertEquals(List.of(), policyErrors(WITH_A_DAY));
        assertEquals(List.of(), POLICY.errors(EditorSchema.yaml(WITH_A_DAY)));
        for (String matching : List.of(MATCHING, MATCHING_A_GROUP)) {
            assertEquals(List.of(), policyErrors(matching));
            assertEquals(List.of(), POLICY.errors(EditorSchema.yaml(matching)));
        }
        assertEquals(List.of(), TEST.errors(EditorSchema.yaml(ALL_TESTS)));
    }

    @Test
    void policy_schema_and_reader_know_the_same_keys_in_every_place() {
        var missing = new TreeSet<>(assertSameKeys(POLICY, EVERYTHING, EditorSchemaTest::policyErrors));
        for (String another : List.of(WITH_A_DAY, MATCHING, MATCHING_A_GROUP)) {
            missing.retainAll(assertSameKeys(POLICY, another, EditorSchemaTest::policyErrors));
        }
        assertEquals(Set.of(), missing, "keys of the schema that the examples do not use");
    }

    @Test
    void test_schema_and_reader_know_the_same_keys_in_every_place() {
        assertEquals(
                Set.of(),
                assertSameKeys(TEST, ALL_TESTS, EditorSchemaTest::testErrors),
                "keys of the schema that the example does not use");
    }

    /** @return keys of the schema that the text does not use */
    private static Set<String> assertSameKeys(
            EditorSchema schema, String text, Function<String, List<PolicyError>> reader) {
        JsonNode root = EditorSchema.yaml(text);
        var universe = new TreeSet<>(schema.keys());
        var used = new TreeSet<String>();
        for (ObjectNode place : mappings(root)) {
            used.addAll(place.propertyNames());
            Set<String> allowed = allowed(root, place, reader);
            universe.addAll(allowed);
            var known = new TreeSet<>(allowed);
            known.addAll(place.propertyNames());
            boolean open = !schema.refusesKey(with(root, place), UNKNOWN);
            place.remove(UNKNOWN);
            for (String key : universe) {
                boolean there = place.has(key);
                JsonNode before = place.get(key);
                place.put(key, "1");
                boolean refused = schema.refusesKey(root, key);
                if (there) {
                    place.set(key, before);
                } else {
                    place.remove(key);
                }
                if (known.contains(key) || !open) {
                    assertEquals(known.contains(key), !refused, key + " in " + place);
                }
            }
        }
        var missing = new TreeSet<>(schema.keys());
        missing.removeAll(used);
        return missing;
    }

    private static JsonNode with(JsonNode root, ObjectNode place) {
        place.put(UNKNOWN, "1");
        return root;
    }

    /** What the reader names when it meets a key it does not know; nothing where it takes any name. */
    private static Set<String> allowed(JsonNode root, ObjectNode place, Function<String, List<PolicyError>> reader) {
        place.put(UNKNOWN, "1");
        List<PolicyError> errors = reader.apply(root.toString());
        place.remove(UNKNOWN);
        var allowed = new TreeSet<String>();
        for (PolicyError error : errors) {
            Matcher list = ALLOWED.matcher(error.message());
            if (list.find()) {
                allowed.addAll(Arrays.asList(list.group(1).split("、")));
            }
        }
        return allowed;
    }

    private static List<ObjectNode> mappings(JsonNode node) {
        var mappings = new ArrayList<ObjectNode>();
        if (node instanceof ObjectNode object) {
            mappings.add(object);
        }
        node.forEach(child -> mappings.addAll(mappings(child)));
        return mappings;
    }

    @Test
    void every_policy_and_test_file_of_the_services_fits() throws IOException {
        int seen = 0;
        try (var files = Files.walk(Path.of("../.."), 8)) {
            for (Path file : files.filter(path -> path.toString().matches(".*-service/src/main/policies/.*\\.yaml"))
                    .toList()) {
                EditorSchema schema = file.toString().endsWith(PolicyTests.SUFFIX) ? TEST : POLICY;
                assertEquals(List.of(), schema.errors(EditorSchema.yaml(Files.readString(file))), file.toString());
                seen++;
            }
        }
        assertTrue(seen > 40, "files found: " + seen);
    }

    @Test
    void every_procedure_of_the_services_fits() throws IOException {
        var schema = new EditorSchema("procedure.schema.json");
        int seen = 0;
        try (var files = Files.walk(Path.of("../.."), 8)) {
            for (Path file : files.filter(path -> path.toString().matches(".*-service/src/main/procedures/.*\\.yaml"))
                    .toList()) {
                String text = Files.readString(file);
                assertEquals(List.of(), schema.errors(EditorSchema.yaml(text)), file.toString());
                assertFalse(schema.errors(EditorSchema.yaml(text.replace("申请人", "某人")))
                        .isEmpty());
                seen++;
            }
        }
        assertTrue(seen > 1, "files found: " + seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "类别: 待遇|类别: 待遇品",
                "地区: 天津市|地区: 天津",
                "编号: t-everything|编号: T everything",
                "比例: 50%|比例: 0.5",
                "生效: 2020-01-01|生效: 2020年1月1日",
                "单位: 元|单位: 美元",
                "一般: 是|一般: 对",
                "取: 最高|取: 随便",
                "规则: 可叠加|规则: 可加",
                "每: 年, 合计|每: {}, 合计",
                "数量: 5|数量: 0",
                "性质: 程序|性质: 流程"
            })
    void what_the_reader_refuses_the_editor_refuses(String change) {
        String[] fromTo = change.split("\\|");
        String wrong = EVERYTHING.replace(fromTo[0], fromTo[1]);

        assertFalse(policyErrors(wrong).isEmpty(), wrong);
        assertFalse(POLICY.errors(EditorSchema.yaml(wrong)).isEmpty(), wrong);
    }

    @Test
    void facts_are_offered_by_name_with_their_values() {
        var facts = new EditorSchema("facts.schema.json");

        assertEquals(List.of(), facts.errors(EditorSchema.yaml("{独角兽企业: 是, 上年度研发费用: 12.00, 注册城市: 天津}")));
        assertFalse(facts.errors(EditorSchema.yaml("{独角曾企业: 是}")).isEmpty());
        assertFalse(facts.errors(EditorSchema.yaml("{独角兽企业: 也许}")).isEmpty());
        assertFalse(facts.errors(EditorSchema.yaml("{注册城市: 火星}")).isEmpty());
    }

    @Test
    void the_facts_of_editors_are_those_of_the_vocabulary() throws IOException {
        Path file = EditorSchema.FOLDER.resolve("facts.schema.json");
        String wanted = FactsSchema.of(Vocabulary.standard());
        if (Boolean.getBoolean("huice.write")) {
            Files.writeString(file, wanted);
        }

        assertEquals(wanted, Files.readString(file), "rewrite it with -Dhuice.write=true");
    }
}
