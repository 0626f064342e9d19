package cn.huice.testing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * The RSA key of this test run. Kept in system properties because the test resource and the tests are loaded by
 * different class loaders and must agree on it.
 */
final class SigningKey {
    private static final String PRIVATE = "huice.testing.private-key";
    private static final String PUBLIC = "huice.testing.public-key";

    private SigningKey() {}

    static PrivateKey privateKey() {
        try {
            var encoded = Base64.getDecoder().decode(properties().getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** X.509, base64: the form {@code quarkus.oidc.public-key} takes. */
    static String publicKey() {
        return properties().getProperty(PUBLIC);
    }

    /** A key the services know nothing of. */
    static PrivateKey strangersKey() {
        return generate().getPrivate();
    }

    private static Properties properties() {
        var properties = System.getProperties();
        synchronized (properties) {
            if (properties.getProperty(PRIVATE) == null) {
                var pair = generate();
                properties.setProperty(PRIVATE, encoded(pair.getPrivate()));
                properties.setProperty(PUBLIC, encoded(pair.getPublic()));
            }
        }
        return properties;
    }

    private static String encoded(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
