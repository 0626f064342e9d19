package cn.huice.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP connection between two parts that can be cut, slowed, or made to lose what comes back. */
final class Wire implements AutoCloseable {

    /** What it does to what passes. */
    enum Condition {
        SOUND,
        /** Open connections break, new ones break at once. */
        CUT,
        /** Every piece comes late. */
        SLOW,
        /** What is asked arrives, and what is answered is lost; then the connection breaks. */
        DEAF
    }

    private static final Duration LATE = Duration.ofMillis(40);
    private static final int PIECE = 1 << 14;

    private final String name;
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong harmed = new AtomicLong();
    private volatile Condition condition = Condition.SOUND;

    /** Listens on one port of 127.0.0.1 for what is meant for the other. */
    Wire(String name, int port, int target) throws IOException {
        this.name = name;
        this.target = target;
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().name("wire-" + name).start(this::accept);
    }

    String name() {
        return name;
    }

    /** How many connections were broken, pieces late and answers lost. */
    long harmed() {
        return harmed.get();
    }

    void become(Condition next) {
        condition = next;
        if (next == Condition.CUT) {
            harmed.addAndGet(open.size());
            open.forEach(Wire::close);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (condition == Condition.CUT) {
                    harmed.incrementAndGet();
                    close(near);
                } else {
                    Thread.ofVirtual().start(() -> connect(near));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try (near;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(near);
            open.add(far);
            Thread asking = Thread.ofVirtual().start(() -> pump(near, far, false));
            pump(far, near, true);
            close(near);
            close(far);
            asking.join();
        } catch (IOException gone) {
            close(near);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (condition == Condition.SLOW) {
                    harmed.incrementAndGet();
                    Thread.sleep(LATE);
                }
                if (condition == Condition.DEAF && answers) {
                    harmed.incrementAndGet();
                    return;
                }
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException gone) {
            // The other side is told by the closing of both.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
        open.forEach(Wire::close);
    }
}
