package cn.huice.local.objects;

import cn.huice.local.stack.JavaCommand;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * S3Proxy, which speaks Amazon's S3 protocol over a folder and checks signatures. It was written by others than the client,
 * so what both understand is the protocol.
 */
public final class ObjectStoreNode extends Node {
    private final String accessKey;
    private final String secretKey;

    public ObjectStoreNode(int port, StackFolder folder, String accessKey, String secretKey) {
        super("object-store", port, folder);
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(data());
        Files.writeString(logging(), "<configuration><root level=\"OFF\"/></configuration>\n");
        try (var out = Files.newOutputStream(configuration())) {
            properties().store(out, null);
        }
    }

    @Override
    protected List<String> command() {
        return List.of(
                JavaCommand.executable(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + logging(),
                "-cp",
                classpath(),
                "org.gaul.s3proxy.Main",
                "--properties",
                configuration().toString());
    }

    @Override
    protected boolean ready() {
        try (var connection = new Socket("127.0.0.1", port())) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path configuration() {
        return folder().state().resolve("run/object-store.properties");
    }

    private Path logging() {
        return folder().state().resolve("run/object-store-log.xml");
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("s3proxy.endpoint", endpoint().toString());
        properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        properties.setProperty("s3proxy.identity", accessKey);
        properties.setProperty("s3proxy.credential", secretKey);
        properties.setProperty("jclouds.provider", "filesystem-nio2");
        properties.setProperty("jclouds.filesystem.basedir", data().toString());
        properties.setProperty("jclouds.identity", "none");
        properties.setProperty("jclouds.credential", "none");
        return properties;
    }

    private static String classpath() {
        var found = new Properties();
        try (var in = ObjectStoreNode.class.getResourceAsStream("server.properties")) {
            found.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found.getProperty("classpath");
    }
}
