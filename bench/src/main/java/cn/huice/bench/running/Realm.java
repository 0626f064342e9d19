package cn.huice.bench.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Issues access tokens as the realm does and publishes the key they are signed with (OpenID Connect Discovery 1.0), so that
 * the service validates them as it validates Keycloak's, without Keycloak's memory and processor time.
 */
public final class Realm implements AutoCloseable {
    private static final Duration LIFESPAN = Duration.ofHours(2);
    private static final String KEY_ID = "bench";

    private final KeyPair keys;
    private final HttpServer server;
    private final String issuer;

    public Realm() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/huice";
        serve("/realms/huice/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/certs","token_endpoint":"%1$s/token"}""".formatted(issuer));
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        serve("/realms/huice/certs", """
                {"keys":[{"kid":"%s","kty":"RSA","alg":"RS256","use":"sig","n":"%s","e":"%s"}]}""".formatted(
                        KEY_ID,
                        text(key.getModulus().toByteArray(), 1),
                        text(key.getPublicExponent().toByteArray(), 0)));
        server.start();
    }

    public String issuer() {
        return issuer;
    }

    /** @param claims further ones, as JSON members, each with a comma before it */
    public String token(String name, String role, String claims) {
        Instant now = Instant.now();
        String body = """
                {"iss":"%s","sub":"user-%s","aud":"huice","preferred_username":"%s","iat":%d,"exp":%d,\
                "realm_access":{"roles":["%s"]}%s}""".formatted(
                issuer, name, name, now.getEpochSecond(), now.plus(LIFESPAN).getEpochSecond(), role, claims);
        String signed = text("{\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\"}") + "." + text(body);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + text(signature.sign(), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> answer(exchange, bytes));
    }

    private static void answer(HttpExchange exchange, byte[] json) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static String text(String json) {
        return text(json.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static String text(byte[] bytes, int from) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
