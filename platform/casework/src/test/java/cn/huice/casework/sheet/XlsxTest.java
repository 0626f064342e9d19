package cn.huice.casework.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class XlsxTest {
    @Test
    void a_text_that_looks_like_a_formula_stays_a_text() throws IOException {
        Row row = written("=HYPERLINK(\"http://evil\")", "+1", "-1", "@SUM(A1)", "普通")
                .get(1);
        assertEquals("'=HYPERLINK(\"http://evil\")", row.getCellText(0));
        for (int i = 0; i < 5; i++) {
            assertEquals(CellType.STRING, row.getCell(i).getType());
        }
        assertEquals("'@SUM(A1)", row.getCellText(3));
        assertEquals("普通", row.getCellText(4));
    }

    @Test
    void an_amount_is_a_number_to_the_fen() throws IOException {
        Row row = written(new BigDecimal("12345678901.23"), null, 7).get(1);
        assertEquals(new BigDecimal("12345678901.23"), row.getCell(0).asNumber());
        assertEquals(new BigDecimal("7"), row.getCell(2).asNumber());
    }

    @Test
    void a_table_that_broke_off_is_no_workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xlsx sheet = new Xlsx(bytes, "表", List.of("一", "二"));
        for (int i = 0; i < 5_000; i++) {
            sheet.row(List.of(i, "普通"));
        }
        assertTrue(bytes.size() > 0);
        assertThrows(IOException.class, () -> new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static List<Row> written(Object... cells) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xlsx sheet = new Xlsx(bytes, "表", List.of("一", "二"));
        sheet.row(Arrays.asList(cells));
        sheet.finish();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            return book.getFirstSheet().read();
        }
    }
}
