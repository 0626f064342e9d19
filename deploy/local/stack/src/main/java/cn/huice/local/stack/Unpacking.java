package cn.huice.local.stack;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/**
 * Unpacks a distribution so that its folder exists either whole or not at all: it is filled beside its place and moved
 * there at the end. What a killed attempt left behind is removed by the next one.
 */
final class Unpacking {
    private static final String HALF = ".half-";

    /** Fills an empty folder. */
    @FunctionalInterface
    interface Content {
        void into(Path folder) throws IOException;
    }

    private Unpacking() {}

    static void once(Path target, Content content) throws IOException {
        if (Files.isDirectory(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        removeAbandoned(target);
        var half = target.resolveSibling(
                target.getFileName() + HALF + ProcessHandle.current().pid());
        try {
            content.into(Files.createDirectory(half));
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            // Another process was faster: its folder is as good as ours.
            if (!Files.isDirectory(target)) {
                throw taken;
            }
        } finally {
            delete(half);
        }
    }

    /** Deletes a folder with all it holds; does nothing when there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void removeAbandoned(Path target) throws IOException {
        var prefix = target.getFileName() + HALF;
        try (var siblings = Files.newDirectoryStream(target.getParent(), prefix + "*")) {
            for (var half : siblings) {
                var owner = Long.parseLong(half.getFileName().toString().substring(prefix.length()));
                var alive = ProcessHandle.of(owner).isPresent();
                if (!alive || owner == ProcessHandle.current().pid()) {
                    delete(half);
                }
            }
        }
    }
}
