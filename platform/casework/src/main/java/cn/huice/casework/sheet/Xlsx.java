package cn.huice.casework.sheet;

import cn.huice.web.Listed;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as an Excel workbook, written row by row to a stream in constant memory. Texts are texts and never formulas, also
 * where the table is later saved as CSV: one that begins like a formula gets an apostrophe before it (OWASP, CSV injection).
 */
public final class Xlsx {
    public static final String MEDIA_TYPE = Listed.WORKBOOK;
    /** Excel takes 1 048 576; the rest goes on in another sheet. */
    private static final int ROWS_A_SHEET = 1_000_000;

    private static final int ROWS_A_FLUSH = 500;
    /** Excel opens no longer text in a cell; what is cut ends with …. */
    private static final int LONGEST_TEXT = 32_767;

    private static final String FORMULA = "=+-@\t\r";
    /** Deflate's fastest: the file grows by a quarter, the export takes two thirds of the time. */
    private static final int COMPRESSION = 1;

    private final Map<Integer, Run> runs = new TreeMap<>();
    private final Workbook book;
    private final String title;
    private final List<String> headers;
    private Worksheet sheet;
    private int sheets;
    private int row;

    public Xlsx(OutputStream target, String title, List<String> headers) throws IOException {
        this.book = new Workbook(target, "Huice", "1.0");
        book.setCompressionLevel(COMPRESSION);
        this.title = title;
        this.headers = List.copyOf(headers);
        begin();
    }

    /** @param cells texts, numbers, amounts (two places), days, moments, or null for an empty cell */
    public void row(List<?> cells) throws IOException {
        if (row > ROWS_A_SHEET) {
            applyFormats();
            sheet.finish();
            begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % ROWS_A_FLUSH == 0) {
            applyFormats();
            sheet.flush();
        }
    }

    /** What is not finished is no workbook, so a table that broke off cannot be taken for a whole one. */
    public void finish() throws IOException {
        applyFormats();
        book.finish();
    }

    /** A text as a cell may hold it. */
    public static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private void begin() throws IOException {
        sheets++;
        sheet = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        sheet.freezePane(0, 1);
        for (int column = 0; column < headers.size(); column++) {
            sheet.inlineString(0, column, headers.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, 18);
        }
        row = 1;
    }

    private void write(int column, Object cell) {
        switch (cell) {
            case null -> {}
            case BigDecimal amount -> {
                sheet.value(row, column, amount);
                format(column, "0.00");
            }
            case Number number -> sheet.value(row, column, number);
            case LocalDate day -> {
                sheet.value(row, column, day);
                format(column, "yyyy-mm-dd");
            }
            case LocalDateTime moment -> {
                sheet.value(row, column, moment);
                format(column, "yyyy-mm-dd hh:mm");
            }
            default -> sheet.inlineString(row, column, cut(guarded(String.valueOf(cell))));
        }
    }

    /** Cells of one format, one below the other: setting it once for all of them costs little more than for one. */
    private record Run(String format, int first, int last) {}

    private void format(int column, String format) {
        Run run = runs.get(column);
        if (run != null && run.format().equals(format) && run.last() == row - 1) {
            runs.put(column, new Run(format, run.first(), row));
        } else {
            if (run != null) {
                apply(column, run);
            }
            runs.put(column, new Run(format, row, row));
        }
    }

    private void applyFormats() {
        runs.forEach(this::apply);
        runs.clear();
    }

    private void apply(int column, Run run) {
        sheet.range(run.first(), column, run.last(), column)
                .style()
                .format(run.format())
                .set();
    }
}
