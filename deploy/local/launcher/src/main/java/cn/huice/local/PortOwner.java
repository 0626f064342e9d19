package cn.huice.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which ports are taken, and by whom (Linux: proc(5)). */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** One sentence for every port of the system that somebody else listens on. */
    static List<String> conflicts(Home home) {
        var sentences = new ArrayList<String>();
        for (var part : Part.values()) {
            var port = home.port(part);
            if (!free(port)) {
                var owner = of(port).map(PortOwner::described).orElse("a process this user may not see");
                sentences.add("port " + port + " (" + part.label() + ") is taken by " + owner);
            }
        }
        return sentences;
    }

    /** The process that listens on a port of this machine. */
    static Optional<ProcessHandle> of(int port) {
        var socket = listeningSocket(port);
        return socket.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process, "socket:[" + socket.get() + "]"))
                        .findFirst();
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The inode of the socket: the tenth column; the second is the local address, the fourth the state. */
    private static Optional<String> listeningSocket(int port) {
        var suffix = String.format(":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column.length > 9 && column[1].endsWith(suffix) && column[3].equals(LISTENING))
                .map(column -> column[9])
                .findFirst();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException noSuchTable) {
            return Stream.empty();
        }
    }

    private static boolean holds(ProcessHandle process, String socket) {
        var descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (var descriptor : all) {
                if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String described(ProcessHandle process) {
        return "pid " + process.pid()
                + process.info().command().map(command -> " (" + command + ")").orElse("");
    }
}
