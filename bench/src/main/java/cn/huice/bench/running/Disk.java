package cn.huice.bench.running;

import cn.huice.bench.running.Load.Measured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What this machine takes to keep something: whatever is acknowledged has waited for that, several times over. */
final class Disk {
    private static final int BLOCK_BYTES = 4096;

    private Disk() {}

    /**
     * Appends to a file and forces it to disk, again and again.
     *
     * @param file is made, and deleted in the end
     */
    static Measured forced(Path file, int times) {
        List<Integer> blocks = IntStream.range(0, times).boxed().toList();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Measured measured = new Load(1, Map.of()).all(blocks, block -> append(channel));
            Files.delete(file);
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(FileChannel channel) {
        try {
            channel.write(ByteBuffer.allocate(BLOCK_BYTES));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
