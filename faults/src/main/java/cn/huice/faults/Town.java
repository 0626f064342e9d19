package cn.huice.faults;

import cn.huice.local.Composition;
import cn.huice.local.Home;
import cn.huice.local.Part;
import cn.huice.local.RunningSystem;
import cn.huice.local.Screen;
import cn.huice.local.Wires;
import cn.huice.local.stack.Health;
import cn.huice.local.stack.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The packaged system on ports of its own, each connection that may fail led through a {@link Wire}. */
final class Town implements AutoCloseable {
    static final List<Part> SERVICES = List.of(Part.INDUSTRY, Part.TALENT, Part.LAND);
    private static final int WIRED = 20;

    private final Home home;
    private final Composition composition;
    private final RunningSystem system;
    private final Map<String, Wire> wires;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Town(Home home, Composition composition, RunningSystem system, Map<String, Wire> wires) {
        this.home = home;
        this.composition = composition;
        this.system = system;
        this.wires = wires;
    }

    /** Starts everything with empty data; returns once all is healthy. It ends with this program, however that ends short of SIGKILL. */
    static Town start(Path root, Path state, int portBase) throws IOException, InterruptedException {
        var home = new Home(root, state, portBase);
        home.folder().create();
        int postgres = home.port(Part.POSTGRES) + WIRED;
        int kafka = home.port(Part.KAFKA) + WIRED;
        int door = home.port(Part.GATEWAY) + WIRED;
        var wires = Map.of(
                "database", new Wire("database", postgres, home.port(Part.POSTGRES)),
                "broker", new Wire("broker", kafka, home.port(Part.KAFKA)),
                "clients", new Wire("clients", door, home.port(Part.GATEWAY)));
        var composition = Composition.of(home, new Wires(postgres, kafka));
        var system = new RunningSystem(composition, new Screen(System.out));
        var town = new Town(home, composition, system, wires);
        Runtime.getRuntime().addShutdownHook(new Thread(town::close, "stop"));
        try {
            system.start();
        } catch (RuntimeException failed) {
            town.close();
            throw failed;
        }
        system.supervise();
        return town;
    }

    Home home() {
        return home;
    }

    Wire wire(String name) {
        return wires.get(name);
    }

    /**
     * No file of it grows any more.
     *
     * @return whether that was done to one that is well: while it starts, it keeps no files
     */
    boolean fillDisk(Part part) {
        return Health.up(home.address(part).resolve("/q/health/ready"))
                && SmallDisk.fill(node(part).pid());
    }

    /** One that was started again meanwhile has room anyway. */
    void freeDisk(Part part) {
        if (node(part).alive()) {
            SmallDisk.free(node(part).pid());
        }
    }

    /** Where clients call: through a wire. */
    URI door() {
        return URI.create("http://127.0.0.1:" + (home.port(Part.GATEWAY) + WIRED));
    }

    URI keycloak() {
        return home.address(Part.KEYCLOAK);
    }

    /** Where Kafka tells its clients to find it. */
    int wiredKafka() {
        return home.port(Part.KAFKA) + WIRED;
    }

    /**
     * SIGKILL; it is started again by itself.
     *
     * @return whether there was anything to kill
     */
    boolean kill(Part part) {
        return signal(part, "KILL");
    }

    /** @return whether there was anything to pause */
    boolean pause(Part part) {
        return signal(part, "STOP");
    }

    void goOn(Part part) {
        signal(part, "CONT");
    }

    private boolean signal(Part part, String signal) {
        Node node = node(part);
        if (!node.alive()) {
            return false;
        }
        try {
            Process sent = new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid())).start();
            return sent.waitFor(5, TimeUnit.SECONDS) && sent.exitValue() == 0;
        } catch (IOException impossible) {
            throw new IllegalStateException("cannot signal " + part, impossible);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Node node(Part part) {
        return composition.all().stream()
                .filter(node -> node.port() == home.port(part))
                .findFirst()
                .orElseThrow();
    }

    /** Everything sound again, though processes may still be coming back. */
    void calm() {
        wires.values().forEach(wire -> wire.become(Wire.Condition.SOUND));
        goOn(Part.KAFKA);
        freeDisk(Part.INDUSTRY);
    }

    Path logs() {
        return home.folder().log("x").getParent();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        calm();
        system.stop();
        wires.values().forEach(Wire::close);
        try {
            Files.deleteIfExists(home.folder().state().resolve("run/healthy"));
        } catch (IOException stays) {
            System.err.println("left behind: " + stays.getMessage());
        }
    }
}
