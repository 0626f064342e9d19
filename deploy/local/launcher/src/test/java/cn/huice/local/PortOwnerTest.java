package cn.huice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
    @Test
    void a_taken_port_is_refused_by_its_number_its_part_and_its_owner() throws IOException {
        var home = quietPorts();
        try (var taken = new ServerSocket(home.port(Part.LAND), 1, InetAddress.getLoopbackAddress())) {

            var conflicts = PortOwner.conflicts(home);

            var own = ProcessHandle.current();
            assertEquals(
                    List.of("port " + taken.getLocalPort() + " (land) is taken by pid " + own.pid() + " ("
                            + own.info().command().orElseThrow() + ")"),
                    conflicts);
        }
    }

    @Test
    void a_port_nobody_listens_on_has_no_owner() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
            assertTrue(PortOwner.of(port).isPresent());
        }
        assertEquals(Optional.empty(), PortOwner.of(port));
    }

    /** Below the ports that the kernel hands out, so that no connection of others comes and goes there. */
    private static Home quietPorts() {
        return IntStream.iterate(11_000, base -> base < 30_000, base -> base + 1_000)
                .mapToObj(base -> new Home(Path.of(""), Path.of(".huice"), base))
                .filter(home -> PortOwner.conflicts(home).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
