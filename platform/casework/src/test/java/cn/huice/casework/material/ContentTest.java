package cn.huice.casework.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.huice.casework.testbed.Papers;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
    private static final Set<FileType> TAKEN = EnumSet.complementOf(EnumSet.of(FileType.ZIP));

    @TempDir
    Path folder;

    @Test
    void the_content_tells_what_a_file_is() throws IOException {
        assertEquals(FileType.PDF, check(Papers.pdf("a"), null));
        assertEquals(FileType.PNG, check(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "image/png"));
        assertEquals(
                FileType.JPEG, check(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, "image/jpg"));
        assertEquals(FileType.OFD, check(Papers.zip("OFD.xml", "Doc_0/Document.xml"), "application/octet-stream"));
        assertEquals(FileType.DOCX, check(Papers.zip("[Content_Types].xml", "word/document.xml"), null));
        assertEquals(FileType.XLSX, check(Papers.zip("[Content_Types].xml", "xl/workbook.xml"), null));
    }

    @Test
    void what_is_declared_must_be_true() {
        assertEquals("content-mismatch", refused(Papers.pdf("a"), "image/png").code());
        assertEquals(
                "content-mismatch",
                refused("<html>".getBytes(StandardCharsets.UTF_8), "application/pdf")
                        .code());
        assertEquals(
                400,
                refused(Papers.zip("xl/workbook.xml"), FileType.DOCX.mediaType())
                        .status());
    }

    @Test
    void other_kinds_are_not_taken_whatever_they_are_called() {
        assertEquals(
                415,
                refused("MZ programme".getBytes(StandardCharsets.UTF_8), null).status());
        assertEquals(415, refused(Papers.zip("anything.txt"), "application/zip").status());
        assertEquals(
                415,
                refused(Papers.zip("word/document.xml", "word/vbaProject.bin"), null)
                        .status());
        assertEquals(415, refused(new byte[] {'P', 'K', 3, 4, 1, 2, 3}, null).status());
    }

    private FileType check(byte[] content, String declared) throws IOException {
        return Content.check(Files.write(folder.resolve("file"), content), declared, TAKEN);
    }

    private ProblemException refused(byte[] content, String declared) {
        return assertThrows(ProblemException.class, () -> check(content, declared));
    }
}
