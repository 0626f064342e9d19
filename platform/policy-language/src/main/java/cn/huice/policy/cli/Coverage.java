package cn.huice.policy.cli;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of each document is in the catalogue, as a page in Markdown. */
final class Coverage {
    private static final String HEAD = """
            # 目录覆盖了什么

            由 `./huice policy coverage` 从政策文件生成，请勿手改。可执行：可以评估，写了流程的还可以申请；其余只供查阅和搜索。用例：政策旁边的测试。
            疑问：条文没有说清、要请法律人员定的问题，列在后面。定义不计入项数。

            """;

    private final Map<String, List<Policy>> byDocument = new TreeMap<>();
    private final Map<String, Integer> cases;
    private final StringBuilder page = new StringBuilder(HEAD);

    private Coverage(Collection<Policy> policies, Map<String, Integer> cases) {
        this.cases = cases;
        policies.stream()
                .filter(policy -> policy.kind() != PolicyKind.DEFINITION)
                .forEach(policy -> byDocument
                        .computeIfAbsent(policy.citation().document(), id -> new ArrayList<>())
                        .add(policy));
    }

    /** @param cases how many test cases each policy has, by id */
    static String of(Collection<Policy> policies, Map<String, Integer> cases) {
        var coverage = new Coverage(policies, cases);
        coverage.total();
        coverage.documents();
        coverage.questions();
        return coverage.page.toString();
    }

    private void total() {
        List<Policy> all = byDocument.values().stream().flatMap(List::stream).toList();
        page.append("| 类别 | 项 | 可执行 | 有流程 | 用例 | 疑问 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (PolicyKind kind : PolicyKind.values()) {
            List<Policy> ofKind =
                    all.stream().filter(policy -> policy.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                row(kind.zh(), ofKind);
            }
        }
        row("合计", all);
    }

    private void row(String name, List<Policy> policies) {
        page.append("| %s | %d | %d | %d | %d | %d |\n"
                .formatted(
                        name,
                        policies.size(),
                        policies.stream().filter(Policy::executable).count(),
                        policies.stream()
                                .filter(policy -> policy.procedure().isPresent())
                                .count(),
                        policies.stream()
                                .mapToInt(policy -> cases.getOrDefault(policy.id(), 0))
                                .sum(),
                        policies.stream()
                                .mapToInt(policy -> policy.questions().size())
                                .sum()));
    }

    private void documents() {
        page.append("\n## 各文件\n");
        byDocument.forEach((document, policies) -> {
            page.append("\n### ").append(policies.getFirst().citation().documentNumber());
            page.append("\n\n`").append(document).append("`\n\n");
            page.append("| 类别 | 项 | 可执行 | 有流程 | 用例 | 疑问 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
            for (PolicyKind kind : PolicyKind.values()) {
                List<Policy> ofKind = policies.stream()
                        .filter(policy -> policy.kind() == kind)
                        .toList();
                if (!ofKind.isEmpty()) {
                    row(kind.zh(), ofKind);
                }
            }
        });
    }

    private void questions() {
        page.append("\n## 疑问\n\n");
        byDocument.values().stream()
                .flatMap(List::stream)
                .forEach(policy -> policy.questions()
                        .forEach(question -> page.append("- `")
                                .append(policy.id())
                                .append("`（")
                                .append(policy.citation().documentNumber())
                                .append("）：")
                                .append(question.strip().replaceAll("\\s+", " "))
                                .append('\n')));
    }
}
