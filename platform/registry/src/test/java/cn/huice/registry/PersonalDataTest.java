package cn.huice.registry;

import static cn.huice.registry.Api.BINHAI;
import static cn.huice.registry.Api.as;
import static cn.huice.registry.Api.hr;
import static cn.huice.registry.Api.put;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.sql.Database;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class PersonalDataTest {
    private static final String NUMBER = "12010319900101001X";

    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    @Inject
    Journal journal;

    @Test
    void the_database_holds_neither_name_nor_number() throws SQLException {
        String id = Api.newId("P");
        String person = Tokens.applicant(id, "person");
        as(person)
                .body(Map.of("district", BINHAI, "displayName", "诸葛孔明", "identifier", NUMBER))
                .post("/v1/subjects/person")
                .then()
                .statusCode(201);
        as(person).get("/v1/subjects/person/" + id).then().body("displayName", equalTo("诸葛孔明"));
        as(Tokens.officer(BINHAI)).get("/v1/subjects/person/" + id).then().body("identifier", equalTo(NUMBER));

        String everything = dump();

        assertTrue(everything.contains(id));
        assertFalse(everything.contains("孔明"));
        assertFalse(everything.contains(NUMBER));
        assertFalse(everything.contains("19900101"));
    }

    @Test
    void personal_facts_are_journaled_without_their_value_and_for_no_topic() {
        String id = Api.person();

        put(hr(), "person/" + id, "person.education_level", Map.of("value", "doctor"))
                .statusCode(200);

        JournalEntry entry = journal.stream("subject/person/" + id).getLast();
        assertEquals("cn.huice.fact.verified.v1", entry.type());
        assertTrue(entry.topic().isEmpty());
        assertTrue(entry.data().path("value").isNull());
        assertEquals(64, entry.data().path("valueSeal").asText().length());
    }

    @Test
    void a_service_in_production_does_not_start_without_keys() {
        assertThrows(IllegalStateException.class, () -> PersonalDataKeys.forDevelopment(LaunchMode.NORMAL));
        assertEquals(1, PersonalDataKeys.forDevelopment(LaunchMode.DEVELOPMENT).size());
    }

    private String dump() throws SQLException {
        StringBuilder everything = new StringBuilder();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = database.list(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
                    row -> row.getString(1));
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        everything.append(decoded(rows.getString(1))).append('\n');
                    }
                }
            }
        }
        return everything.toString();
    }

    /** Bytes are shown in hex; what they say is what matters. */
    private static String decoded(String row) {
        StringBuilder text = new StringBuilder(row);
        var hex = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)").matcher(row);
        while (hex.find()) {
            text.append(' ').append(new String(HexFormat.of().parseHex(hex.group(1)), StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
