package cn.huice.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Access tokens as the realm {@code huice} issues them, signed in the test. Each method returns the compact form that
 * goes after {@code Authorization: Bearer}.
 */
public final class Tokens {
    private static final String ISSUER = "https://keycloak.test/realms/huice";
    private static final String AUDIENCE = "huice";
    private static final String CITY = "120000";
    private static final Duration LIFESPAN = Duration.ofMinutes(30);

    private Tokens() {}

    /**
     * A person or enterprise that applies.
     *
     * @param subjectId for example {@code E-0001}
     * @param subjectKind {@code person} or {@code enterprise}
     */
    public static String applicant(String subjectId, String subjectKind) {
        return signed(named("applicant-" + subjectId, "applicant")
                .claim("subject_id", subjectId)
                .claim("subject_kind", subjectKind));
    }

    /** An officer of a district (GB/T 2260 code); 120000 is the city. */
    public static String officer(String district) {
        return officer("officer-" + district, district);
    }

    /** One of several officers of the same district. */
    public static String officer(String name, String district) {
        return signed(named(name, "officer").claim("district", district));
    }

    /** A user named after the role, of the city: finance, auditor, policy-editor, operator ... */
    public static String role(String role) {
        return role(role, role);
    }

    /** A user with one role, of the city. */
    public static String role(String name, String role) {
        return signed(named(name, role).claim("district", CITY));
    }

    /** A department's machine that may write the facts of these authorities, for example 税务. */
    public static String department(String... authorities) {
        return signed(named("service-account-dept", "department").claim("department", String.join(",", authorities)));
    }

    /** A good token of this role, but meant for another system. */
    public static String forAnotherAudience(String role) {
        return signed(named(role, role).claim("district", CITY).audience("elsewhere"));
    }

    /** A good token of this role, but from another issuer. */
    public static String fromAnotherIssuer(String role) {
        return signed(named(role, role).claim("district", CITY).issuer("https://elsewhere.test/realms/huice"));
    }

    /** A token of this role that ended an hour ago. */
    public static String expired(String role) {
        var then = Instant.now().minus(Duration.ofHours(1));
        return signed(named(role, role)
                .claim("district", CITY)
                .issuedAt(then.minus(LIFESPAN))
                .expiresAt(then));
    }

    /** A token of this role signed with a key nobody published. */
    public static String signedByStranger(String role) {
        return named(role, role).claim("district", CITY).jws().sign(SigningKey.strangersKey());
    }

    /** A token of this role with algorithm {@code none} and no signature (RFC 7519, 6). */
    public static String unsigned(String role) {
        var good = role(role).split("\\.");
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + good[1] + ".";
    }

    /** Configuration with which Quarkus accepts these tokens without asking a server. */
    static Map<String, String> verification() {
        return Map.of(
                "quarkus.oidc.public-key",
                SigningKey.publicKey(),
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.oidc.token.audience",
                AUDIENCE,
                "quarkus.oidc.application-type",
                "service",
                "quarkus.oidc.tenant-enabled",
                "true");
    }

    private static JwtClaimsBuilder named(String name, String role) {
        return Jwt.claims()
                .issuer(ISSUER)
                .subject("user-" + name)
                .audience(AUDIENCE)
                .claim("preferred_username", name)
                .claim("realm_access", Map.of("roles", List.of(role)))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(LIFESPAN));
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws().sign(SigningKey.privateKey());
    }
}
