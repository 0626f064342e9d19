package cn.huice.casework;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.owner;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.sql.Database;
import cn.huice.registry.identifier.PersonalDataCipher;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A change of keys, for what casework keeps encrypted; that of subjects is tested where they are. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RotationTest {
    private static final int EACH = 250;
    private static final int CHANGED = 30;
    private static final String OLD_KEY = "old:b2xkLWtleS1vZi10aGUtdGVzdHM=";
    private static final String NEW_KEY = "new:bmV3LWtleS1vZi10aGUtdGVzdHM=";
    private static final String CITY_OFFICER = Tokens.officer("120000");

    @Inject
    Database database;

    private final PersonalDataCipher old = new PersonalDataCipher(List.of(OLD_KEY));
    private final PersonalDataCipher newAlone = new PersonalDataCipher(List.of(NEW_KEY));
    private final String notice = UUID.randomUUID().toString();

    @Test
    void while_commands_run_payees_objections_and_experts_come_under_the_new_key_and_the_old_one_can_go() {
        List<String> payees = new ArrayList<>();
        List<String> experts = new ArrayList<>();
        List<String> objections = new ArrayList<>();
        notice();
        for (int i = 0; i < EACH; i++) {
            payees.add(payee());
            experts.add(expert());
            objections.add(objection());
        }
        assertTrue(outdated() > 0);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> commands = new ArrayList<>();
            for (int i = 0; i < CHANGED; i++) {
                String payee = payees.get(i * (EACH / CHANGED));
                String expert = experts.get(i * (EACH / CHANGED));
                String objection = objections.get(i * (EACH / CHANGED));
                for (Supplier<Integer> command : List.<Supplier<Integer>>of(
                        () -> movesAccount(payee), () -> changesEmployer(expert), () -> isAnswered(objection))) {
                    commands.add(CompletableFuture.supplyAsync(command, threads));
                }
            }
            commands.forEach(command -> assertEquals(200, command.join()));
        }
        Awaitility.await().until(() -> outdated() == 0);

        as(Tokens.role("operator"))
                .get("/v1/key-rotation")
                .then()
                .body("key", equalTo("new"))
                .body("done", equalTo(true));
        for (int i = 0; i < EACH; i++) {
            boolean changed = i % (EACH / CHANGED) == 0 && i / (EACH / CHANGED) < CHANGED;
            String payee = payees.get(i);
            assertEquals(
                    changed ? "622202002222" : "622202001111",
                    read("account_cipher", "payee_account", "subject_id", payee, "payee.account/enterprise/" + payee));
            assertEquals(
                    "某公司",
                    read("holder_cipher", "payee_account", "subject_id", payee, "payee.holder/enterprise/" + payee));
            String expert = experts.get(i);
            assertEquals(
                    changed ? "E-after" : "E-before",
                    read("employer", "expert", "id", expert, "expert/" + expert + "/employer"));
            String objection = objections.get(i);
            assertEquals("13800000000", read("contact", "objection", "id", objection, "objection/" + objection));
        }
    }

    private int movesAccount(String payee) {
        return as(owner(payee))
                .header("If-Match", "\"1\"")
                .body(Map.of("holder", "某公司", "account", "622202002222", "bank", "工商银行", "bankCode", "102110000012"))
                .put("/v1/subjects/enterprise/" + payee + "/payee-account")
                .statusCode();
    }

    private int changesEmployer(String expert) {
        return as(CITY_OFFICER)
                .header("If-Match", "\"1\"")
                .body(Map.of("account", expert, "fields", List.of("机械"), "employer", "E-after", "active", false))
                .put("/v1/experts/" + expert)
                .statusCode();
    }

    private int isAnswered(String objection) {
        return as(Tokens.officer(HEXI))
                .body(Map.of("answer", "不成立", "upheld", false))
                .post("/v1/notices/" + notice + "/objections/" + objection + "/answer")
                .statusCode();
    }

    private long outdated() {
        return ((Number) as(Tokens.role("operator"))
                        .get("/v1/key-rotation")
                        .path("tables.findAll { it.what != 'subjects' }.outdated.sum()"))
                .longValue();
    }

    /** Without the old key. */
    private String read(String column, String table, String key, String id, String place) {
        return database.first(
                        "select " + column + " from " + table + " where " + key + " = ?",
                        row -> newAlone.open(row.getString(1), place),
                        id)
                .orElseThrow();
    }

    private String payee() {
        String id = newSubject();
        as(owner(id))
                .body(Map.of("id", id, "district", HEXI, "displayName", "某公司"))
                .post("/v1/subjects/enterprise");
        database.change(
                """
                insert into payee_account (subject_kind, subject_id, account_cipher, holder_cipher, bank, bank_code,
                                           changed_at, changed_by)
                values ('enterprise', ?, ?, ?, '工商银行', '102110000012', now(), 'test')
                """,
                id,
                old.seal("622202001111", "payee.account/enterprise/" + id),
                old.seal("某公司", "payee.holder/enterprise/" + id));
        return id;
    }

    private String expert() {
        String id = newSubject();
        database.change(
                "insert into expert (id, account, fields, employer, active, revision) values (?, ?, '{机械}', ?, false, 1)",
                id,
                id,
                old.seal("E-before", "expert/" + id + "/employer"));
        return id;
    }

    private void notice() {
        database.change("""
                insert into public_notice (id, case_id, policy_id, title, subject_id, subject_name, amount, district,
                                           article, published_on, until_day, state)
                values (?, ?, 'open-grant', '房租补贴', 'E-1', '某公司', 1, ?, '第一条', '2023-06-05', '2123-06-12', 'OPEN')
                """, notice, notice, HEXI);
    }

    private String objection() {
        String id = UUID.randomUUID().toString();
        database.change("""
                insert into objection (id, notice_id, objector, reason, contact, raised_at)
                values (?, ?, ?, '不实', ?, now())
                """, id, notice, id, old.seal("13800000000", "objection/" + id));
        return id;
    }
}
