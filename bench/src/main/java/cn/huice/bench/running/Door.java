package cn.huice.bench.running;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** Asks the service over connections that are kept; each caller's thread has one at a time. */
public final class Door implements AutoCloseable {
    private final URI address;
    private final CloseableHttpClient client;

    public Door(URI address, int connections) {
        this.address = address;
        this.client = HttpClients.custom()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableRedirectHandling()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(5, TimeUnit.SECONDS)
                                .setSocketTimeout(120, TimeUnit.SECONDS)
                                .setValidateAfterInactivity(10, TimeUnit.SECONDS)
                                .build())
                        .build())
                .build();
    }

    /** @param tag ETag, null where there is none */
    public record Reply(int status, String tag, String location, String body) {
        public Reply expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("answered " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }
    }

    public Reply get(String path, String token) {
        return send(request("GET", path, token).build());
    }

    /** A question: what is sent changes nothing. */
    public Reply ask(String path, String token, byte[] json) {
        return send(request("POST", path, token)
                .setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON))
                .build());
    }

    /** @param seen for If-Match; null where the command needs none */
    public Reply command(String method, String path, String token, String key, String seen, String json) {
        ClassicRequestBuilder request = request(method, path, token)
                .addHeader("Idempotency-Key", key)
                .setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        if (seen != null) {
            request.addHeader("If-Match", seen);
        }
        return send(request.build());
    }

    /** The length of an answer that is thrown away as it comes. */
    public long drained(String path, String token) {
        try {
            return client.execute(request("GET", path, token).build(), response -> {
                if (response.getCode() != 200) {
                    throw new IOException("answered " + response.getCode());
                }
                try (InputStream body = response.getEntity().getContent()) {
                    byte[] buffer = new byte[64 * 1024];
                    long bytes = 0;
                    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                        bytes += read;
                    }
                    return bytes;
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param token null for nobody in particular */
    private ClassicRequestBuilder request(String method, String path, String token) {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setUri(address + path);
        return token == null ? request : request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    private Reply send(org.apache.hc.core5.http.ClassicHttpRequest request) {
        try {
            return client.execute(request, Door::read);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    private static Reply read(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        return new Reply(
                response.getCode(),
                value(response, HttpHeaders.ETAG),
                value(response, HttpHeaders.LOCATION),
                new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
