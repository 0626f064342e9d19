package cn.huice.casework.payment;

import cn.huice.casework.payment.ReturnFile.Item;
import cn.huice.casework.payment.ReturnFile.Verdict;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a bank's report as RFC 4180 CSV in UTF-8 with the head {@code endToEndId,status,amount,reason}: status 成功
 * {@code PAID}, 失败 {@code FAILED} or 处理中 {@code PENDING}; amount in 元, may be empty.
 */
final class ReturnCsv {
    private static final List<String> HEAD = List.of("endToEndId", "status", "amount", "reason");
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "PAID", Verdict.PAID,
            "成功", Verdict.PAID,
            "FAILED", Verdict.FAILED,
            "失败", Verdict.FAILED,
            "PENDING", Verdict.PENDING,
            "处理中", Verdict.PENDING);

    private ReturnCsv() {}

    /** @throws cn.huice.web.ProblemException 400 {@code bank-return-unreadable} with the line */
    static ReturnFile read(byte[] file) {
        List<List<String>> rows = rows(text(file));
        if (rows.isEmpty() || !rows.getFirst().equals(HEAD)) {
            String head = String.join(",", HEAD);
            throw ReturnFile.unreadable("1", "首行应为 " + head, "the first line must be " + head);
        }
        List<Item> items = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            items.add(item(Integer.toString(i + 1), rows.get(i)));
        }
        return new ReturnFile("csv", Optional.empty(), Optional.empty(), List.copyOf(items));
    }

    private static Item item(String line, List<String> row) {
        if (row.size() != HEAD.size()) {
            throw ReturnFile.unreadable(line, "应有 " + HEAD.size() + " 列", "must have " + HEAD.size() + " columns");
        }
        Verdict verdict = VERDICTS.get(row.get(1).strip());
        if (row.getFirst().isBlank() || verdict == null) {
            throw ReturnFile.unreadable(
                    line, "缺少编号或状态不是 成功、失败、处理中", "no id, or a status that is not PAID, FAILED or PENDING");
        }
        return new Item(
                row.getFirst().strip(),
                verdict,
                amount(line, row.get(2).strip()),
                row.get(3).strip());
    }

    private static Optional<BigDecimal> amount(String line, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,15}(\\.\\d{1,2})?")) {
            throw ReturnFile.unreadable(line, "不是金额：" + text, "not an amount: " + text);
        }
        return Optional.of(new BigDecimal(text));
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ReturnFile.unreadable("1", "不是 UTF-8", "it is not UTF-8");
        }
    }

    /** Cells may be quoted, with doubled quotes and line breaks inside. Empty lines are passed over. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else {
                row.add(cell.toString());
                cell.setLength(0);
                if (c != ',') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        row.add(cell.toString());
        rows.add(List.copyOf(row));
        if (quoted) {
            throw ReturnFile.unreadable(Integer.toString(rows.size()), "引号没有结束", "a quote does not end");
        }
        return rows.stream().filter(cells -> !cells.equals(List.of(""))).toList();
    }
}
