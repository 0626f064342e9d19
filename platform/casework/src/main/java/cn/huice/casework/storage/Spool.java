package cn.huice.casework.storage;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Takes streams to disk, never whole into memory, with their digest. */
final class Spool {
    private static final int BUFFER = 64 * 1024;
    private final Path folder;
    private final long reserve;

    /** @param reserve bytes to leave free on the folder's file system */
    Spool(Path folder, long reserve) {
        this.folder = folder;
        this.reserve = reserve;
    }

    /**
     * Reads to the end and forces it to disk.
     *
     * @throws ProblemException 413 above the bound, 507 without space, 400 if the stream breaks off
     */
    Spooled take(InputStream stream, long bound) {
        requireSpace(0);
        Path file = folder.resolve(UUID.randomUUID() + ".part");
        boolean whole = false;
        try {
            Spooled spooled = pour(stream, file, bound, StandardOpenOption.CREATE_NEW);
            whole = true;
            return spooled;
        } finally {
            if (!whole) {
                new Spooled(file, "", 0).close();
            }
        }
    }

    /** An empty place for a file that is fetched. */
    Path place() {
        return folder.resolve(UUID.randomUUID() + ".part");
    }

    static Spooled pour(InputStream stream, Path file, long bound, OpenOption how) {
        SM3Digest digest = new SM3Digest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel channel = open(file, how)) {
            for (int read = read(stream, buffer); read >= 0; read = read(stream, buffer)) {
                size += read;
                if (size > bound) {
                    throw tooLarge(bound);
                }
                digest.update(buffer, 0, read);
                write(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            force(channel);
        } catch (IOException e) {
            throw notKept(e);
        }
        return new Spooled(file, hex(digest), size);
    }

    /** The digest of a file on disk, hex. */
    static String digest(Path file) throws IOException {
        SM3Digest digest = new SM3Digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return hex(digest);
    }

    static ProblemException tooLarge(long bound) {
        return new ProblemException(
                413,
                "file-too-large",
                Text.of("文件不得超过 " + bound + " 字节", "A file may have at most " + bound + " bytes"),
                List.of(FieldError.of("file", "过大", "too large", "<= " + bound)));
    }

    /** A disk without space is told from a store that is away. */
    static ProblemException notKept(IOException cause) {
        String why = String.valueOf(cause.getMessage());
        boolean full = Stream.of("No space left", "quota", "File too large", "bytes are free")
                .anyMatch(why::contains);
        ProblemException problem = full
                ? new ProblemException(
                        507,
                        "storage-full",
                        Text.of("存储空间不足，文件没有保存", "There is no space left; the file was not kept"),
                        List.of())
                : new ProblemException(
                        503,
                        "storage-unavailable",
                        Text.of("存储暂不可用，文件没有保存", "The storage is away; the file was not kept"),
                        List.of());
        problem.initCause(cause);
        return problem;
    }

    /** @throws ProblemException 507 where less than so many bytes are free besides the reserve */
    void requireSpace(long bytes) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).getUsableSpace() - bytes < reserve) {
                throw notKept(new IOException("less than " + (bytes + reserve) + " bytes are free in " + folder));
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static FileChannel open(Path file, OpenOption how) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, how);
    }

    /** Unlike a full disk, a caller that goes away is nobody's fault here. */
    private static int read(InputStream stream, byte[] buffer) {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            throw ProblemException.badRequest(
                    "upload-broken-off", Text.of("上传中断，文件没有保存", "The upload broke off; the file was not kept"));
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void force(FileChannel channel) throws IOException {
        channel.force(true);
    }

    private static String hex(SM3Digest digest) {
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }
}
