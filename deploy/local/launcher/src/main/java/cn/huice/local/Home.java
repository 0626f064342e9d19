package cn.huice.local;

import cn.huice.local.stack.StackFolder;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where the system is: its folder and its ports, which all shift together.
 *
 * @param root the checkout
 * @param portBase the gateway's port; see {@link Part} for the others
 */
public record Home(Path root, int portBase) {

    /** From the system property {@code huice.root} and the environment variable {@code HUICE_PORT_BASE}. */
    static Home here() {
        var root =
                Path.of(System.getProperty("huice.root", "")).toAbsolutePath().normalize();
        var base = System.getenv().getOrDefault("HUICE_PORT_BASE", "8080");
        try {
            return new Home(root, Integer.parseInt(base));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("HUICE_PORT_BASE is not a number: " + base, notANumber);
        }
    }

    StackFolder folder() {
        return StackFolder.at(root.resolve(".huice"));
    }

    int port(Part part) {
        return portBase + part.offset();
    }

    /** The address under which a part answers HTTP. */
    public URI address(Part part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }
}
