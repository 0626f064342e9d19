package cn.huice.casework.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files in a folder: {@code <first two digits>/<digest>}. A file appears there whole, by renaming, or not at all. */
final class FolderStore implements FileStore {
    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean distant() {
        return false;
    }

    @Override
    public void keep(String digest, Path file, long size) throws IOException {
        Path target = path(digest);
        if (!Files.exists(target) || Files.size(target) != size) {
            boolean shelf = !Files.exists(target.getParent());
            Files.createDirectories(target.getParent());
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.getParent());
            if (shelf) {
                force(folder);
            }
        }
    }

    @Override
    public Path fetch(String digest, Path place) throws IOException {
        Path file = path(digest);
        if (!Files.exists(file)) {
            throw Files.isDirectory(folder)
                    ? new NoSuchFileException(file.toString())
                    : new IOException(folder + " is not there: a volume that is not mounted, and no lost file");
        }
        return file;
    }

    @Override
    public void remove(String digest) throws IOException {
        Files.deleteIfExists(path(digest));
    }

    @Override
    public void olderThan(Instant time, Consumer<String> digest) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    digest.accept(file.getFileName().toString());
                }
            }
        }
    }

    private Path path(String digest) {
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }

    /** A name is durable once its directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
