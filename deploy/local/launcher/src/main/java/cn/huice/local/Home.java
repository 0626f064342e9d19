package cn.huice.local;

import cn.huice.local.stack.StackFolder;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where the system is: its folders and its ports, which all shift together.
 *
 * @param root the checkout
 * @param state what a running system keeps: data, logs, pid files
 * @param portBase the gateway's port; see {@link Part} for the others
 */
public record Home(Path root, Path state, int portBase) {

    /**
     * From the system properties {@code huice.root} and {@code huice.state} (default {@code .huice} in the root) and the
     * environment variable {@code HUICE_PORT_BASE}.
     */
    static Home here() {
        var root =
                Path.of(System.getProperty("huice.root", "")).toAbsolutePath().normalize();
        var state = Path.of(
                        System.getProperty("huice.state", root.resolve(".huice").toString()))
                .toAbsolutePath()
                .normalize();
        var base = System.getenv().getOrDefault("HUICE_PORT_BASE", "8080");
        try {
            return new Home(root, state, Integer.parseInt(base));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("HUICE_PORT_BASE is not a number: " + base, notANumber);
        }
    }

    public StackFolder folder() {
        return StackFolder.at(state);
    }

    public int port(Part part) {
        return portBase + part.offset();
    }

    /** The address under which a part answers HTTP. */
    public URI address(Part part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }
}
