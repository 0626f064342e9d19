package cn.huice.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses the ports at which tests let {@link StandIn}s stand for the services, and makes the gateway impatient. */
public final class StandIns implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var configuration = new HashMap<String, String>();
        for (String service : List.of("talent", "industry", "land")) {
            configuration.put("huice.services." + service, "http://127.0.0.1:" + freePort());
        }
        // Tokens are checked against the tests' own key, not against a server.
        configuration.put("quarkus.oidc.auth-server-url", "");
        configuration.put("huice.services.response-timeout", "3s");
        configuration.put("huice.services.deadline", "3s");
        configuration.put("huice.policy-index.unknown-age", "0s");
        configuration.put("huice.document.age", "0s");
        return configuration;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
