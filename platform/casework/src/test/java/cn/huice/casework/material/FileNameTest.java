package cn.huice.casework.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "营业执照.pdf, 营业执照.pdf",
        "../../etc/passwd, passwd.pdf",
        "C:\\Users\\a\\执照.PDF, 执照.PDF",
        "run.exe, run.exe.pdf",
        ".htaccess, htaccess.pdf",
        "a\u202efdp.exe, afdp.exe.pdf",
        "'a\"b<c>.pdf', abc.pdf",
        "'', file.pdf",
    })
    void a_name_is_safe_to_save_anywhere(String given, String kept) {
        assertEquals(kept, FileName.clean(given, FileType.PDF));
    }

    @Test
    void a_long_name_keeps_its_ending() {
        String kept = FileName.clean("长".repeat(500) + ".pdf", FileType.PDF);
        assertTrue(kept.endsWith("长.pdf") && kept.length() == 120, kept);
    }
}
