package cn.huice.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are and how long the gateway waits for them. Addresses are scheme, host and port, without a path. */
@ConfigMapping(prefix = "huice.services")
public interface ServiceSettings {
    @WithDefault("http://127.0.0.1:8081")
    URI talent();

    @WithDefault("http://127.0.0.1:8082")
    URI industry();

    @WithDefault("http://127.0.0.1:8083")
    URI land();

    /** A service that does not accept a connection in this time counts as down (503). */
    @WithDefault("2s")
    Duration connectTimeout();

    /** A service that is silent for this long in a passed-through request counts as slow (504). */
    @WithDefault("30s")
    Duration responseTimeout();

    /** The same for a request that carries a file, which may take its time to come in. */
    @WithDefault("10m")
    Duration uploadTimeout();

    /** How long a question to all services waits for the slowest; who is late is named as unavailable. */
    @WithDefault("10s")
    Duration deadline();

    /** Connections held open to each service. */
    @WithDefault("64")
    int connections();

    /** Requests that may wait for such a connection; beyond it the answer is 503. */
    @WithDefault("1000")
    int waiting();

    default URI address(Service service) {
        return switch (service) {
            case TALENT -> talent();
            case INDUSTRY -> industry();
            case LAND -> land();
        };
    }
}
