package cn.huice.casework.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated values in UTF-8, with or without a mark, or in GB18030: whichever the whole file is sound in. */
final class CsvTable {
    private static final CSVFormat FORM = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final int[] MARK = {0xef, 0xbb, 0xbf};

    private CsvTable() {}

    static void each(Path file, Consumer<TableRow> row) {
        try (Reader reader = reader(file, charset(file));
                CSVParser parser = CSVParser.parse(reader, FORM)) {
            List<String> headers = null;
            int number = 0;
            for (CSVRecord line : parser) {
                number++;
                if (headers == null) {
                    headers = Headers.checked(line.toList());
                } else {
                    row.accept(new TableRow(number, cells(headers, line)));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new UnreadableTable("不是完好的 CSV 文件", e);
        }
    }

    private static Map<String, String> cells(List<String> headers, CSVRecord line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(headers.size(), line.size()); i++) {
            Headers.put(cells, headers.get(i), line.get(i));
        }
        return cells;
    }

    private static Charset charset(Path file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            if (sound(file, charset)) {
                return charset;
            }
        }
        throw new UnreadableTable("文件编码既不是 UTF-8 也不是 GB18030");
    }

    private static boolean sound(Path file, Charset charset) throws IOException {
        char[] buffer = new char[8192];
        try (Reader reader = reader(file, charset)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Reader reader(Path file, Charset charset) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file));
        stream.mark(MARK.length);
        for (int mark : MARK) {
            if (stream.read() != mark) {
                stream.reset();
                break;
            }
        }
        return new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
