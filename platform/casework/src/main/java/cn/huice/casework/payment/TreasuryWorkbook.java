package cn.huice.casework.payment;

import cn.huice.casework.payee.PayeeAccount;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A batch as a workbook (Office Open XML), written row by row as it is sent; the control totals in the last row. */
final class TreasuryWorkbook {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEAD =
            List.of("序号", "端到端编号", "拨付单", "办件", "户名", "账号", "开户行", "联行号", "政策", "期次", "金额（元）");
    private static final int AMOUNT = HEAD.size() - 1;
    private static final int ROWS_HELD = 500;

    private TreasuryWorkbook() {}

    /** @param accounts by order id; cells of a payee without one stay empty */
    static void write(
            PaymentBatch batch, List<PaymentBatch.Line> lines, Map<String, PayeeAccount> accounts, OutputStream out)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "Huice", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("拨付批次");
            for (int column = 0; column < HEAD.size(); column++) {
                sheet.value(0, column, HEAD.get(column));
            }
            for (int i = 0; i < lines.size(); i++) {
                row(sheet, i + 1, lines.get(i), accounts.get(lines.get(i).order()));
                if (i % ROWS_HELD == ROWS_HELD - 1) {
                    sheet.flush();
                }
            }
            int last = lines.size() + 1;
            sheet.value(last, 0, "合计");
            sheet.value(last, AMOUNT - 1, batch.orders());
            amount(sheet, last, batch.total());
            sheet.finish();
        }
    }

    private static void row(Worksheet sheet, int row, PaymentBatch.Line line, PayeeAccount payee) {
        sheet.value(row, 0, row);
        sheet.value(row, 1, line.endToEnd());
        sheet.value(row, 2, line.order());
        sheet.value(row, 3, line.caseId());
        if (payee != null) {
            sheet.value(row, 4, payee.holder());
            sheet.value(row, 5, payee.account());
            sheet.value(row, 6, payee.bank());
            sheet.value(row, 7, payee.bankCode());
        }
        sheet.value(row, 8, line.policy());
        sheet.value(row, 9, line.instalment());
        amount(sheet, row, line.amount());
    }

    private static void amount(Worksheet sheet, int row, BigDecimal yuan) {
        sheet.value(row, AMOUNT, yuan);
        sheet.style(row, AMOUNT).format("#,##0.00").set();
    }
}
