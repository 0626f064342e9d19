package cn.huice.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, as the validated token says it. Rights follow from role, district and ownership (DESIGN §7). */
@RequestScoped
public class Caller {
    public static final String CITY = "120000";

    private final SecurityIdentity identity;
    /** Each is asked for many times in a request, and to find one the token does not have takes the library long. */
    private final Map<String, Optional<String>> claims = new ConcurrentHashMap<>();

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean anonymous() {
        return identity.isAnonymous();
    }

    /** User name, or the client id of a machine. */
    public String name() {
        return anonymous() ? "anonymous" : identity.getPrincipal().getName().replaceFirst("^service-account-", "");
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** The person or enterprise an applicant acts for. */
    public Optional<String> subjectId() {
        return claim("subject_id");
    }

    /** {@code person} or {@code enterprise}. */
    public Optional<String> subjectKind() {
        return claim("subject_kind");
    }

    /** GB/T 2260 code of the officer's district; {@link #CITY} for a city officer. */
    public Optional<String> district() {
        return claim("district");
    }

    /** The authorities a department's client speaks for, by the vocabulary's names. */
    public Set<String> departments() {
        return claim("department")
                .map(names ->
                        Arrays.stream(names.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** A city officer sees every district of the city, others their own. */
    public boolean oversees(String district) {
        return district().map(own -> own.equals(CITY) || own.equals(district)).orElse(false);
    }

    /** An applicant owns what belongs to the subject named in the token. */
    public boolean owns(String subject) {
        return has(Role.APPLICANT) && subjectId().map(subject::equals).orElse(false);
    }

    /** The same, told apart by kind: a person's id may be an enterprise's too. */
    public boolean owns(String kind, String subject) {
        return owns(subject) && subjectKind().map(kind::equals).orElse(false);
    }

    private Optional<String> claim(String name) {
        return claims.computeIfAbsent(name, this::said);
    }

    private Optional<String> said(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<Object>claim(name).map(Object::toString).map(Caller::unquoted)
                : Optional.empty();
    }

    private static String unquoted(String json) {
        return json.startsWith("\"") && json.endsWith("\"") && json.length() > 1
                ? json.substring(1, json.length() - 1)
                : json;
    }
}
