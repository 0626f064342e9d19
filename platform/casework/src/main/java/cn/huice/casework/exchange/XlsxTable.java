package cn.huice.casework.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an Excel file, read row by row. */
final class XlsxTable {
    private static final int MOST_ENTRIES = 2_000;
    /** Excel itself keeps 15 digits; what a file holds beyond them is binary noise. */
    private static final MathContext EXCEL = new MathContext(15);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private XlsxTable() {}

    /** @param unpacked bytes that the file may unpack to */
    static void each(Path file, long unpacked, Consumer<TableRow> row) {
        requireNoBomb(file, unpacked);
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<String> headers = null;
            for (Row line : (Iterable<Row>) rows::iterator) {
                if (headers == null) {
                    headers = Headers.checked(texts(line));
                } else {
                    Map<String, String> cells = cells(headers, line);
                    if (!cells.isEmpty()) {
                        row.accept(new TableRow(line.getRowNum(), cells));
                    }
                }
            }
        } catch (IOException | ExcelReaderException e) {
            throw new UnreadableTable("不是完好的 xlsx 文件", e);
        }
    }

    private static List<String> texts(Row line) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < line.getCellCount(); i++) {
            texts.add(line.getOptionalCell(i).map(XlsxTable::text).orElse(""));
        }
        return texts;
    }

    private static Map<String, String> cells(List<String> headers, Row line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(headers.size(), line.getCellCount()); i++) {
            String header = headers.get(i);
            line.getOptionalCell(i).ifPresent(cell -> Headers.put(cells, header, text(cell)));
        }
        return cells;
    }

    /** A formula or an error is given as it is and fits no field, so its row is refused with what stands there. */
    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> cell.asBoolean().toString();
            case STRING -> cell.asString();
            case FORMULA -> "公式：=" + cell.getFormula();
            case ERROR -> "错误：" + cell.getRawValue();
            case EMPTY -> "";
        };
    }

    private static String number(Cell cell) {
        if (dated(cell.getDataFormatString())) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal exact = new BigDecimal(cell.getRawValue()).round(EXCEL);
        return (exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros()).toPlainString();
    }

    private static boolean dated(String format) {
        return format != null && QUOTED.matcher(format).replaceAll("").matches("(?i).*[yd].*");
    }

    /** What an entry says of its size may be a lie, so all of it is unpacked once and counted. */
    private static void requireNoBomb(Path file, long bound) {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new UnreadableTable("xlsx 文件里的部件过多");
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                try (InputStream entry = zip.getInputStream(entries.nextElement())) {
                    for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
                        size += read;
                        if (size > bound) {
                            throw new UnreadableTable("xlsx 文件解压后超过 " + bound + " 字节");
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UnreadableTable("不是完好的 xlsx 文件", e);
        }
    }
}
