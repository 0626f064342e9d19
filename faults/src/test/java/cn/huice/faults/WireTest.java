package cn.huice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class WireTest {

    /** Answers every byte with the next one. */
    private static ServerSocket echo() throws IOException {
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket one = server.accept()) {
                    for (int read = one.getInputStream().read();
                            read >= 0;
                            read = one.getInputStream().read()) {
                        one.getOutputStream().write(read + 1);
                    }
                } catch (IOException gone) {
                    // The next one, if any.
                }
            }
        });
        return server;
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static int ask(int port, int question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(question);
            return socket.getInputStream().read();
        }
    }

    @Test
    void what_passes_a_sound_wire_is_as_it_was() throws IOException {
        int port = freePort();
        try (ServerSocket server = echo();
                Wire wire = new Wire("test", port, server.getLocalPort())) {
            assertEquals("test", wire.name());
            assertEquals(42, ask(port, 41));
            assertEquals(0, wire.harmed());
        }
    }

    @Test
    void a_deaf_wire_loses_the_answer_and_a_mended_one_does_not() throws IOException {
        int port = freePort();
        try (ServerSocket server = echo();
                Wire wire = new Wire("test", port, server.getLocalPort())) {
            wire.become(Wire.Condition.DEAF);
            assertEquals(-1, ask(port, 41));
            assertEquals(1, wire.harmed());
            wire.become(Wire.Condition.SOUND);
            assertEquals(42, ask(port, 41));
        }
    }

    @Test
    void a_cut_wire_breaks_what_is_open() throws IOException {
        int port = freePort();
        try (ServerSocket server = echo();
                Wire wire = new Wire("test", port, server.getLocalPort());
                Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            open.setSoTimeout(5_000);
            open.getOutputStream().write(1);
            assertEquals(2, open.getInputStream().read());
            wire.become(Wire.Condition.CUT);
            assertThrows(IOException.class, () -> {
                if (open.getInputStream().read() < 0) {
                    throw new IOException("closed");
                }
            });
            assertTrue(wire.harmed() > 0);
        }
    }
}
