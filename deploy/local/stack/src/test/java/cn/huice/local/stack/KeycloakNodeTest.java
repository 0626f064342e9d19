package cn.huice.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakNodeTest {
    private KeycloakNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var stack = new StackFolder(folder, Path.of("target/unpacked").toAbsolutePath());
        node = new KeycloakNode(Ports.free(), Ports.free(), URI.create("http://127.0.0.1:8080"), stack);
        node.start();
        node.waitUntilReady();
    }

    @AfterAll
    void stop() {
        node.stop();
    }

    @Test
    void an_enterprise_gets_a_token_that_names_it_and_its_role() throws Exception {
        var claims = claims("grant_type=password&client_id=huice-mobile&username=enterprise1&password=huice");

        assertHas(claims, "\"iss\":\"" + node.realm() + "\"");
        assertHas(claims, "\"aud\":\"huice\"");
        assertHas(claims, "\"realm_access\":{\"roles\":[\"applicant\"]}");
        assertHas(claims, "\"subject_id\":\"E-0001\"");
        assertHas(claims, "\"subject_kind\":\"enterprise\"");
        assertHas(claims, "\"preferred_username\":\"enterprise1\"");
    }

    @Test
    void an_officer_gets_a_token_with_the_district() throws Exception {
        var claims = claims("grant_type=password&client_id=huice-mobile&username=officer-binhai&password=huice");

        assertHas(claims, "\"district\":\"120116\"");
    }

    @Test
    void a_departments_machine_gets_a_token_with_its_authorities() throws Exception {
        var claims = claims("grant_type=client_credentials&client_id=dept-hr&client_secret=dept-hr");

        assertHas(claims, "\"realm_access\":{\"roles\":[\"department\"]}");
        assertHas(claims, "\"department\":\"人社,教育\"");
    }

    @Test
    void a_wrong_password_gets_no_token() throws Exception {
        answer("grant_type=password&client_id=huice-mobile&username=finance&password=wrong", 400);
    }

    private String claims(String form) throws IOException, InterruptedException {
        var token = answer(form, 200).replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private String answer(String form, int expectedStatus) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(node.realm() + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            assertEquals(expectedStatus, response.statusCode(), response.body());
            return response.body();
        }
    }

    private static void assertHas(String claims, String part) {
        assertTrue(claims.contains(part), () -> part + " is not in " + claims);
    }
}
