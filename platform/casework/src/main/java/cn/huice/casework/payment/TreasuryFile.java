package cn.huice.casework.payment;

import cn.huice.casework.sql.Money;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A batch as the treasury reads it: RFC 4180 CSV in UTF-8, one line an order, the control totals in the last line. */
final class TreasuryFile {
    static final String MEDIA_TYPE = "text/csv;charset=UTF-8;header=present";

    private TreasuryFile() {}

    static String of(PaymentBatch batch, List<PaymentBatch.Line> lines) {
        Stream<List<String>> head =
                Stream.of(List.of("order", "application", "subject", "policy", "instalment", "amount"));
        Stream<List<String>> body = lines.stream()
                .map(line -> List.of(
                        line.order(),
                        line.caseId(),
                        line.subject(),
                        line.policy(),
                        Integer.toString(line.instalment()),
                        Money.text(line.amount())));
        Stream<List<String>> totals =
                Stream.of(List.of("TOTAL", "", "", "", Integer.toString(batch.orders()), Money.text(batch.total())));
        return Stream.of(head, body, totals)
                .flatMap(rows -> rows)
                .map(row -> row.stream().map(TreasuryFile::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
