package cn.huice.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Takes away what an earlier run left, but not the unpacked programs. */
final class Folders {
    private Folders() {}

    static void empty(Path state) throws IOException {
        for (String old : List.of("data", "log", "run", "secrets")) {
            Path folder = state.resolve(old);
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
        Files.createDirectories(state);
    }
}
