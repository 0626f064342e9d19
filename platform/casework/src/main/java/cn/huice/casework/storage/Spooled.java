package cn.huice.casework.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * A file that has come in whole and is on disk, but is not kept yet; closing it throws it away.
 *
 * @param digest SM3 (GB/T 32905) of the content, hex
 * @param size bytes
 */
public record Spooled(Path file, String digest, long size) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spooled.class);

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s stays until it is swept away: %s", file, e);
        }
    }
}
