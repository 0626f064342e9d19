package cn.huice.casework.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of a folder and of a bucket alike; the bucket is one of a server that speaks S3. */
class FileStoreTest {
    @TempDir
    static Path folder;

    private static Bucket bucket;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        bucket = new Bucket();
    }

    @AfterAll
    static void stop() {
        bucket.close();
    }

    static Stream<FileStore> stores() {
        return Stream.of(new FolderStore(folder.resolve("files")), bucket.store());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_is_kept_comes_back_to_the_byte(FileStore store) throws IOException {
        byte[] content = new byte[300_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        String digest = digest("00");
        store.keep(digest, file(content), content.length);
        assertArrayEquals(content, Files.readAllBytes(store.fetch(digest, place())));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keeping_again_changes_nothing(FileStore store) throws IOException {
        byte[] content = "once".getBytes(StandardCharsets.UTF_8);
        String digest = digest("01");
        store.keep(digest, file(content), content.length);
        store.keep(digest, file(content), content.length);
        assertArrayEquals(content, Files.readAllBytes(store.fetch(digest, place())));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void half_a_file_is_replaced_by_the_whole_one(FileStore store) throws IOException {
        byte[] content = "the whole of it".getBytes(StandardCharsets.UTF_8);
        String digest = digest("02");
        store.keep(digest, file(new byte[] {'t', 'h', 'e'}), 3);
        store.keep(digest, file(content), content.length);
        assertArrayEquals(content, Files.readAllBytes(store.fetch(digest, place())));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_is_not_there_is_lost_and_not_merely_away(FileStore store) {
        assertThrows(NoSuchFileException.class, () -> store.fetch(digest("03"), place()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void removing_is_done_once_and_twice_is_no_error(FileStore store) throws IOException {
        String digest = digest("04");
        store.keep(digest, file(new byte[] {1}), 1);
        store.remove(digest);
        store.remove(digest);
        assertThrows(NoSuchFileException.class, () -> store.fetch(digest, place()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void what_is_old_is_named(FileStore store) throws IOException {
        String digest = digest("05");
        store.keep(digest, file(new byte[] {1}), 1);
        List<String> old = new ArrayList<>();
        store.olderThan(Instant.now().minusSeconds(3600), old::add);
        assertEquals(List.of(), old);
        store.olderThan(Instant.now().plusSeconds(60), old::add);
        assertTrue(old.contains(digest), old.toString());
    }

    @Test
    void a_bucket_says_when_the_store_refuses_us() throws IOException {
        S3Store stranger = new S3Store(
                S3Store.client(URI.create(bucket.endpoint()), "us-east-1", Bucket.ACCESS_KEY, "wrong"), Bucket.NAME);
        Path file = file(new byte[] {1});
        assertThrows(IOException.class, () -> stranger.keep(digest("06"), file, 1));
        IOException refused = assertThrows(IOException.class, () -> stranger.fetch(digest("06"), place()));
        assertTrue(!(refused instanceof NoSuchFileException), refused.toString());
    }

    @Test
    void a_volume_that_is_not_mounted_is_away_and_nothing_of_it_lost() {
        IOException away = assertThrows(
                IOException.class, () -> new FolderStore(folder.resolve("not-mounted")).fetch(digest("07"), place()));
        assertTrue(!(away instanceof NoSuchFileException), away.toString());
    }

    private static String digest(String start) {
        return start + "cd".repeat(31);
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "in", ".part"), content);
    }

    private static Path place() throws IOException {
        Path place = Files.createTempFile(folder, "out", ".part");
        Files.delete(place);
        return place;
    }
}
