package cn.huice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys of this machine's system, drawn once and readable by their owner only. */
final class Secrets {
    /** SM4 and HMAC-SM3 keys are derived from this many bytes. */
    private static final int BYTES = 32;

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** The keys that encrypt personal identifiers: {@code <id>:<base64>}. */
    String identifierKeys() throws IOException {
        var file = folder.resolve("identifier-keys");
        if (!Files.exists(file)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "local:" + Base64.getEncoder().encodeToString(key));
        }
        return Files.readString(file);
    }
}
