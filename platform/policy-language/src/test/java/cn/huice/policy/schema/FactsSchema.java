package cn.huice.policy.schema;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the schema of facts: every attribute by its Chinese name, with what it may be. */
final class FactsSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FactsSchema() {}

    /** One attribute a line, so that a change of the vocabulary reads well. */
    static String of(Vocabulary vocabulary) {
        String properties = vocabulary.all().stream()
                .map(attribute -> JSON.writeValueAsString(attribute.name()) + ": " + described(attribute))
                .collect(Collectors.joining(",\n    "));
        String names = vocabulary.all().stream()
                .map(attribute -> JSON.writeValueAsString(attribute.name()))
                .collect(Collectors.joining(",\n    "));
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "惠策事实",
                  "description": "事实的名称和值，由词汇表生成；也可以写英文的键。",
                  "type": "object",
                  "properties": {
                    %s
                  },
                  "patternProperties": {"^[a-z][a-z0-9_]*\\\\.[a-z0-9_]+$": true},
                  "additionalProperties": false,
                  "$defs": {"名称": {"description": "事实的名称或键。", "anyOf": [
                    {"type": "string", "pattern": "^[a-z][a-z0-9_]*\\\\.[a-z0-9_]+$"},
                    {"enum": [
                    %s
                    ]}
                  ]}}
                }
                """.formatted(properties, names);
    }

    private static String described(Attribute attribute) {
        ObjectNode node = JSON.createObjectNode();
        describe(node, attribute);
        return JSON.writeValueAsString(node);
    }

    private static void describe(ObjectNode node, Attribute attribute) {
        node.put(
                "description",
                attribute.key() + attribute.unit().map(unit -> "，" + unit).orElse("") + "，" + attribute.authority());
        switch (attribute.type()) {
            case BOOLEAN -> node.putArray("enum").add("是").add("否").add(true).add(false);
            case INTEGER, DECIMAL, MONEY, RATIO -> {
                node.putArray("type").add("number").add("string");
                node.put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
            }
            case DATE -> node.put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
            case TEXT -> node.put("type", "string").put("minLength", 1);
            case ENUM -> code(node, attribute);
            case SET -> code(node.put("type", "array").putObject("items"), attribute);
        }
    }

    private static void code(ObjectNode node, Attribute attribute) {
        if (attribute.open() || attribute.codes().isEmpty()) {
            node.put("type", "string");
            return;
        }
        var codes = new LinkedHashSet<String>();
        attribute.codes().stream().map(Code::name).forEach(codes::add);
        attribute.codes().stream().map(Code::code).forEach(codes::add);
        codes.forEach(node.withArray("enum")::add);
    }
}
