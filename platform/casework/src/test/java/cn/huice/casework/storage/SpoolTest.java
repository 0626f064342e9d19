package cn.huice.casework.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.huice.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void the_digest_is_that_of_the_standard() {
        // GB/T 32905-2016, A.1
        try (Spooled spooled = new Spool(folder, 0).take(stream("abc"), 3)) {
            assertEquals("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", spooled.digest());
            assertEquals(3, spooled.size());
        }
    }

    @Test
    void a_stream_beyond_the_bound_leaves_nothing() throws IOException {
        assertEquals(
                413, refused(() -> new Spool(folder, 0).take(stream("abcd"), 3)).status());
        assertArrayEquals(new Object[0], Files.list(folder).toArray());
    }

    @Test
    void a_stream_that_breaks_off_leaves_nothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertEquals(
                "upload-broken-off",
                refused(() -> new Spool(folder, 0).take(broken, 3)).code());
        assertArrayEquals(new Object[0], Files.list(folder).toArray());
    }

    @Test
    void a_full_disk_is_said_to_be_full() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "only where the system has such a device");
        ProblemException problem = refused(() -> Spool.pour(stream("abc"), full, 3, StandardOpenOption.WRITE));
        assertEquals(507, problem.status());
        assertEquals("storage-full", problem.code());
    }

    @Test
    void a_file_that_outgrows_what_the_system_lets_one_grow_to_is_told_from_a_store_that_is_away() {
        assertEquals(507, Spool.notKept(new IOException("File too large")).status());
        assertEquals(503, Spool.notKept(new IOException("Stale file handle")).status());
    }

    @Test
    void a_disk_is_not_filled_to_the_brim() {
        assertEquals(
                507,
                refused(() -> new Spool(folder, Long.MAX_VALUE).take(stream("abc"), 3))
                        .status());
    }

    @Test
    void a_form_that_would_fill_the_disk_is_refused_before_it_is_read() {
        Spool spool = new Spool(folder, 0);
        spool.requireSpace(1);
        assertEquals(507, refused(() -> spool.requireSpace(Long.MAX_VALUE)).status());
    }

    private static ProblemException refused(Executable work) {
        return assertThrows(ProblemException.class, work);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
