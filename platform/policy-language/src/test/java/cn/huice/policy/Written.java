package cn.huice.policy;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies and facts written in tests. */
public final class Written {
    private static final String HEAD = """
            名称: 测试政策
            类别: 待遇
            对象: 企业
            地区: 天津市
            依据: {文号: 津试〔2020〕1号, 标题: 试验办法, 文件: test-document}
            """;

    private Written() {}

    /** A head with the id, and the rest as given. */
    public static String policy(String id, String rest) {
        return "编号: " + id + "\n" + HEAD + rest;
    }

    /** One version from 2020 on with these conditions and amount, both as YAML blocks indented by two. */
    public static String version(String id, String conditionsAndAmount) {
        return policy(id, "版本:\n- 生效: 2020-01-01\n" + conditionsAndAmount.indent(2));
    }

    /** A policy with one condition and one formula in yuan. */
    public static String simple(String condition, String formula) {
        return version("t-simple", """
                条件: [{条件: '%s', 依据: 第一条}]
                金额:
                  步骤: [{结果: '%s', 依据: 第二条}]
                  单位: 元
                """.formatted(condition, formula));
    }

    public static PolicyBook book(String... files) throws PolicyErrors {
        return PolicyBook.load(sources(files), Vocabulary.standard());
    }

    public static List<PolicyError> errors(String... files) {
        try {
            book(files);
            return List.of();
        } catch (PolicyErrors e) {
            return e.errors();
        }
    }

    private static List<PolicySource> sources(String... files) {
        return Arrays.stream(files)
                .map(text -> new PolicySource("p.yaml", text))
                .toList();
    }

    /** Facts by Chinese names and JSON values, in turn. */
    public static Facts facts(Object... namesAndValues) {
        Map<AttributeKey, Fact> facts = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Attribute attribute =
                    Vocabulary.standard().byName((String) namesAndValues[i]).orElseThrow();
            try {
                var value = Vocabulary.standard().parse(attribute, namesAndValues[i + 1]);
                facts.put(attribute.key(), new Fact(value, Standing.VERIFIED, attribute.authority()));
            } catch (InvalidValue e) {
                throw new IllegalArgumentException(e);
            }
        }
        return Facts.of(facts);
    }

    /** Whose word counts for the attribute. */
    public static String authority(String chineseName) {
        return Vocabulary.standard().byName(chineseName).orElseThrow().authority();
    }

    public static AttributeKey key(String chineseName) {
        return Vocabulary.standard().byName(chineseName).orElseThrow().key();
    }
}
