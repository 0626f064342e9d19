package cn.huice.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tokens of the local realm: the demo accounts', and those of enterprises made for the run. */
final class Accounts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "huice";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI keycloak;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Accounts(URI keycloak) {
        this.keycloak = keycloak;
    }

    /** Makes an applicant's account. @param subject id of the enterprise it stands for */
    void make(String account, String subject) throws IOException, InterruptedException {
        String admin = token(
                "/realms/master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", PASSWORD));
        HttpResponse<String> made = admin(
                admin,
                "POST",
                "/users",
                Map.of(
                        "username",
                        account,
                        "enabled",
                        true,
                        "firstName",
                        account,
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD)),
                        "attributes",
                        Map.of("subject_id", List.of(subject), "subject_kind", List.of("enterprise"))));
        String user = made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        JsonNode role =
                JSON.readTree(admin(admin, "GET", "/roles/applicant", null).body());
        admin(admin, "POST", "/users/" + user + "/role-mappings/realm", List.of(role));
    }

    /** The account's token. @param account a user, or a department's client (dept-…) */
    String token(String account) throws IOException, InterruptedException {
        String held = tokens.get(account);
        if (held != null) {
            return held;
        }
        String token = token(
                "/realms/huice",
                account.startsWith("dept-")
                        ? Map.of("grant_type", "client_credentials", "client_id", account, "client_secret", account)
                        : Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "huice-mobile",
                                "username",
                                account,
                                "password",
                                PASSWORD));
        tokens.put(account, token);
        return token;
    }

    void forget(String account) {
        tokens.remove(account);
    }

    private String token(String realm, Map<String, String> grant) throws IOException, InterruptedException {
        String form = grant.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(keycloak.resolve(realm + "/protocol/openid-connect/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("no token: " + response.body());
        }
        return JSON.readTree(response.body()).get("access_token").asText();
    }

    private HttpResponse<String> admin(String token, String method, String path, Object body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(keycloak.resolve("/admin/realms/huice" + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }
}
