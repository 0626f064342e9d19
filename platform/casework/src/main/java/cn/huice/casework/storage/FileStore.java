package cn.huice.casework.storage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Files by the SM3 digest of their content, hex. What a method says is done is durable; an IOException says that the store
 * is full or away.
 */
sealed interface FileStore permits FolderStore, S3Store {
    /** Whether a file takes long to get there, so that it is sent ahead of the transaction that keeps it. */
    boolean distant();

    /** Keeps a copy or the file itself; one that is there already stays. */
    void keep(String digest, Path file, long size) throws IOException;

    /**
     * The content as a file that can be read.
     *
     * @param place where a copy may be put, if the store needs one
     * @throws NoSuchFileException where it is lost
     */
    Path fetch(String digest, Path place) throws IOException;

    void remove(String digest) throws IOException;

    /** Names everything in the store that was put there before a time. */
    void olderThan(Instant time, Consumer<String> digest) throws IOException;
}
