package cn.huice.casework.payment;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newPolicy;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.testbed.Heard;
import cn.huice.journal.Journal;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Subjects;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class BankSideTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);
    private static final String ACCOUNT = "6222020302011234567";

    @Inject
    Payments payments;

    @Inject
    Budgets budgets;

    @Inject
    Subjects subjects;

    @Inject
    Database database;

    @Inject
    Journal journal;

    @Inject
    Heard heard;

    private final String policy = newPolicy();
    private final SubjectId subject = new SubjectId("enterprise", newSubject());

    @BeforeEach
    void a_budget_and_a_subject() {
        SettableClock.set(TODAY);
        newBudget(policy, 2023, "city", "120000", "1000000");
        subjects.ensure(subject, HEXI);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_released_batch_becomes_a_valid_credit_transfer_initiation() throws Exception {
        account(null, 200);
        String first = awarded("1234.50");
        String batch = released(List.of(first, awarded("0.07")), "1234.57");

        String xml = export(batch, "pain.001", 200)
                .contentType(containsString("application/xml"))
                .extract()
                .asString();

        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/iso20022/pain.001.001.09.xsd"));
        assertDoesNotThrow(() -> schema.newValidator().validate(new StreamSource(new StringReader(xml))));
        XmlPath read = new XmlPath(xml).setRootPath("Document.CstmrCdtTrfInitn");
        assertEquals("2", read.getString("GrpHdr.NbOfTxs"));
        assertEquals("1234.57", read.getString("GrpHdr.CtrlSum"));
        assertEquals("1234.50", read.getString("PmtInf.CdtTrfTxInf[0].Amt.InstdAmt"));
        assertEquals("CNY", read.getString("PmtInf.CdtTrfTxInf[0].Amt.InstdAmt.@Ccy"));
        assertEquals(endToEnd(batch, first), read.getString("PmtInf.CdtTrfTxInf[0].PmtId.EndToEndId"));
        assertEquals(ACCOUNT, read.getString("PmtInf.CdtTrfTxInf[0].CdtrAcct.Id.Othr.Id"));
        assertEquals("甲 & 乙 <科技> 有限公司", read.getString("PmtInf.CdtTrfTxInf[0].Cdtr.Nm"));
        assertEquals(batch.replace("-", ""), read.getString("GrpHdr.MsgId"));
        assertEquals(
                "cn.huice.payment-batch.accounts-read.v1",
                journal.stream("payment-batch:" + batch).getLast().type());
    }

    @Test
    void nothing_a_bank_could_execute_leaves_before_the_release_or_without_an_account() {
        String caseId = awarded("10.00");
        String batch = made(List.of(caseId), "10.00");
        export(batch, "pain.001", 409).body("code", equalTo("batch-not-released"));
        act("payment-batches", batch, 1, Map.of("action", "release"), 200);
        export(batch, "pain.001", 409)
                .body("code", equalTo("payee-account-missing"))
                .body("errors[0].field", equalTo("orders." + order(caseId).id()))
                .body("errors[0].reason", containsString(subject.id()));
        export(batch, "pdf", 400);
    }

    @Test
    void the_workbook_holds_every_line_and_the_control_totals(@TempDir Path folder) throws Exception {
        account(null, 200);
        String batch = released(List.of(awarded("10.00"), awarded("20.00")), "30.00");

        byte[] file = export(batch, "xlsx", 200).extract().asByteArray();

        Path stored = Files.write(folder.resolve("batch.xlsx"), file);
        String sheet;
        try (ZipFile zip = new ZipFile(stored.toFile())) {
            sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        XmlPath read = new XmlPath(sheet);
        assertEquals(4, read.getList("worksheet.sheetData.row").size());
        assertEquals("30.00", read.getString("worksheet.sheetData.row[3].c[-1].v"));
        assertEquals("2", read.getString("worksheet.sheetData.row[3].c[-2].v"));
    }

    @Test
    void an_account_is_encrypted_masked_and_its_owners_and_districts_to_state() {
        account(null, 200)
                .body("account", equalTo("***************4567"))
                .body("holder", equalTo("甲**"))
                .header("ETag", "\"1\"");
        account(null, 428);
        account("\"1\"", 200).header("ETag", "\"2\"");
        String path = "/v1/subjects/enterprise/" + subject.id() + "/payee-account";
        as(Tokens.applicant("E-other", "enterprise")).get(path).then().statusCode(404);
        as(Tokens.officer("120116")).get(path).then().statusCode(404);
        as(Tokens.role("auditor")).get(path).then().statusCode(200).body("account", containsString("*"));
        finance().body(payee("12345678")).put(path).then().statusCode(403);
        as(owner()).body(payee("12a")).put(path).then().statusCode(400);

        String stored = database.first(
                        "select account_cipher || holder_cipher || (select string_agg(data, '') from journal_entry where stream = ?)"
                                + " from payee_account where subject_id = ?",
                        row -> row.getString(1),
                        "payee/" + subject,
                        subject.id())
                .orElseThrow();
        assertFalse(stored.contains(ACCOUNT) || stored.contains("甲"), stored);
    }

    @Test
    void a_status_report_settles_items_one_by_one_and_the_batch_with_the_last() {
        String good = awarded("10.00");
        String bad = awarded("20.00");
        String slow = awarded("30.00");
        String batch = released(List.of(good, bad, slow), "60.00");
        String report = statusReport(
                batch,
                Map.of(endToEnd(batch, good), "ACSC", endToEnd(batch, bad), "RJCT", endToEnd(batch, slow), "PDNG"));

        returned("application/xml", report, 200)
                .body("paid", equalTo(1))
                .body("failed", equalTo(1))
                .body("pending", equalTo(1));

        assertEquals(State.PAID, order(good).state());
        assertEquals(State.PAYABLE, order(bad).state());
        assertEquals(State.BATCHED, order(slow).state());
        view(batch).body("state", equalTo("RELEASED")).body("lines.reason", hasItem("AC01 账号有误"));

        returned("text/csv", csv(endToEnd(batch, slow), "成功", "30.00", ""), 200).body("paid", equalTo(1));
        view(batch).body("state", equalTo("CONFIRMED")).body("confirmedBy", equalTo("finance"));
        assertTrue(heard.heard(new InstalmentPaid(slow, 1, new BigDecimal("30.00"), true)));
        paidInAll("40.00");
    }

    @Test
    void the_same_file_however_often_and_at_once_has_one_effect() throws Exception {
        String caseId = awarded("10.00");
        String batch = released(List.of(caseId), "10.00");
        String report = statusReport(batch, Map.of(endToEnd(batch, caseId), "RJCT"));
        List<Callable<String>> uploads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            uploads.add(() -> returned("application/xml", report, 200).extract().path("id"));
        }
        List<String> ids = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> upload : threads.invokeAll(uploads)) {
                ids.add(upload.get());
            }
        }

        assertEquals(1, ids.stream().distinct().count());
        assertEquals(1, order(caseId).failures());
        String again = released(List.of(caseId), "10.00");
        returned("application/xml", report, 200).body("failed", equalTo(1)).body("id", equalTo(ids.getFirst()));
        assertEquals(State.BATCHED, order(caseId).state());
        assertFalse(endToEnd(again, caseId).equals(endToEnd(batch, caseId)));
    }

    @Test
    void a_rejected_group_fails_every_payment_that_is_not_named() {
        String caseId = awarded("10.00");
        String batch = released(List.of(caseId, awarded("20.00")), "30.00");
        String report = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                <GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted(batch.replace("-", ""));

        returned("application/xml", report, 200).body("failed", equalTo(2));

        assertEquals(State.PAYABLE, order(caseId).state());
        view(batch).body("state", equalTo("CONFIRMED")).body("lines.reason", hasItem("FF01"));
    }

    @Test
    void a_success_after_a_failure_is_held_for_a_person_and_never_paid_twice() {
        String caseId = awarded("10.00");
        String batch = released(List.of(caseId), "10.00");
        String attempt = endToEnd(batch, caseId);
        returned("text/csv", csv(attempt, "失败", "", "超时"), 200).body("failed", equalTo(1));

        returned("text/csv", csv(attempt, "成功", "10.00", ""), 200).body("questioned", equalTo(1));
        assertEquals(State.HELD, order(caseId).state());
        batchOf(List.of(order(caseId).id()), "10.00", 409).body("code", equalTo("order-not-payable"));

        String question = question(attempt);
        act("payment-questions", question, 1, Map.of("action", "noted", "comment", "存疑"), 409);
        act("payment-questions", question, 1, Map.of("action", "paid", "comment", "已到账，流水 77"), 200)
                .body("state", equalTo("ANSWERED"));
        act("payment-questions", question, 2, Map.of("action", "paid", "comment", "再次"), 409);
        assertEquals(State.PAID, order(caseId).state());
        paidInAll("10.00");
    }

    @Test
    void a_batch_with_a_payment_in_question_is_not_released() {
        String caseId = awarded("10.00");
        String first = released(List.of(caseId), "10.00");
        returned("text/csv", csv(endToEnd(first, caseId), "FAILED", "", ""), 200);
        String second = made(List.of(caseId), "10.00");
        returned("text/csv", csv(endToEnd(first, caseId), "PAID", "", ""), 200).body("questioned", equalTo(1));

        act("payment-batches", second, 1, Map.of("action", "release"), 409)
                .body("code", equalTo("payment-in-question"));

        act("payment-batches", second, 1, Map.of("action", "discard"), 200);
        assertEquals(State.HELD, order(caseId).state());
        String question = question(endToEnd(first, caseId));
        act("payment-questions", question, 1, Map.of("action", "unpaid", "comment", "银行误报"), 200);
        assertEquals(State.PAYABLE, order(caseId).state());
    }

    @Test
    void money_that_came_back_is_owed_again_and_payable_under_a_new_name() {
        String caseId = awarded("10.00");
        String batch = released(List.of(caseId), "10.00");
        String attempt = endToEnd(batch, caseId);
        returned("text/csv", csv(attempt, "PAID", "", ""), 200);
        paidInAll("10.00");

        returned("text/csv", csv(attempt, "FAILED", "", "户名不符退汇"), 200).body("questioned", equalTo(1));
        assertEquals(State.PAID, order(caseId).state());
        act("payment-questions", question(attempt), 1, Map.of("action", "unpaid", "comment", "已退回"), 200);

        assertEquals(State.PAYABLE, order(caseId).state());
        paidInAll("0.00");
        String again = released(List.of(caseId), "10.00");
        returned("text/csv", csv(endToEnd(again, caseId), "PAID", "", "好"), 200);
        paidInAll("10.00");
        long seen = order(caseId).revision();
        act("payment-orders", order(caseId).id(), seen, Map.of("action", "return", "comment", "退汇"), 200)
                .body("state", equalTo("PAYABLE"));
        paidInAll("0.00");
    }

    @Test
    void what_cannot_be_read_or_is_not_ours_changes_nothing() {
        String caseId = awarded("10.00");
        String batch = made(List.of(caseId), "10.00");
        String attempt = endToEnd(batch, caseId);

        returned("text/csv", csv(attempt, "PAID", "", ""), 409).body("code", equalTo("batch-state"));
        act("payment-batches", batch, 1, Map.of("action", "release"), 200);
        returned("text/csv", csv("nonesuch", "PAID", "", ""), 422).body("code", equalTo("payment-unknown"));
        returned("text/csv", csv(attempt, "PAID", "9.99", ""), 422).body("code", equalTo("amount-differs"));
        returned("text/csv", csv(attempt, "DONE", "", ""), 400).body("code", equalTo("bank-return-unreadable"));
        returned("text/csv", csv(attempt, "PAID", "", "") + attempt + ",FAILED,,\n", 422)
                .body("code", equalTo("payment-named-twice"));
        returned("application/xml", "<a", 400);
        returned("application/xml", "<a xmlns='urn:x'/>", 400);
        returned(
                        "application/xml",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                + statusReport(batch, Map.of(attempt, "&x;")),
                        400)
                .body("code", equalTo("bank-return-unreadable"));
        as(Tokens.role("auditor"))
                .contentType("text/csv")
                .body(csv(attempt, "PAID", "", ""))
                .post("/v1/bank-returns")
                .then()
                .statusCode(403);
        assertEquals(State.BATCHED, order(caseId).state());
        view(batch).body("lines[0].outcome", nullValue());
    }

    private String awarded(String amount) {
        String caseId = newCase();
        BigDecimal yuan = new BigDecimal(amount);
        commit(() -> {
            budgets.reserve(caseId, policy, 2023, HEXI, List.of(), yuan);
            budgets.commit(caseId, yuan);
            payments.plan(caseId, subject, policy, HEXI, List.of(new Instalment(1, TODAY, yuan)));
        });
        return caseId;
    }

    private PaymentOrder order(String caseId) {
        return payments.ofCase(caseId).getFirst();
    }

    private String made(List<String> cases, String total) {
        return batchOf(cases.stream().map(each -> order(each).id()).toList(), total, 201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse batchOf(List<String> orders, String total, int status) {
        return finance()
                .body(Map.of("orders", orders, "controlCount", orders.size(), "controlTotal", total))
                .post("/v1/payment-batches")
                .then()
                .statusCode(status);
    }

    private String released(List<String> cases, String total) {
        String batch = made(cases, total);
        act("payment-batches", batch, 1, Map.of("action", "release"), 200);
        return batch;
    }

    private static ValidatableResponse act(String what, String id, long seen, Map<String, ?> request, int status) {
        return finance()
                .header("If-Match", "\"" + seen + "\"")
                .body(request)
                .post("/v1/" + what + "/" + id + "/actions")
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse view(String batch) {
        return finance().get("/v1/payment-batches/" + batch).then().statusCode(200);
    }

    private static ValidatableResponse export(String batch, String format, int status) {
        return finance()
                .queryParam("format", format)
                .get("/v1/payment-batches/" + batch + "/export")
                .then()
                .statusCode(status);
    }

    private String endToEnd(String batch, String caseId) {
        return view(batch)
                .extract()
                .path("lines.find { it.order == '" + order(caseId).id() + "' }.endToEnd");
    }

    private static ValidatableResponse returned(String type, String file, int status) {
        return finance()
                .contentType(type + "; charset=UTF-8")
                .body(file)
                .post("/v1/bank-returns")
                .then()
                .statusCode(status);
    }

    private static String question(String attempt) {
        return finance()
                .queryParam("state", "OPEN")
                .get("/v1/payment-questions")
                .path("items.find { it.endToEnd == '" + attempt + "' }.id");
    }

    private void paidInAll(String yuan) {
        finance()
                .queryParam("programme", policy)
                .get("/v1/budgets")
                .then()
                .body("", hasSize(1))
                .body("[0].paid", equalTo(yuan));
    }

    private String owner() {
        return Tokens.applicant(subject.id(), subject.kind());
    }

    private ValidatableResponse account(String seen, int status) {
        var request = as(owner()).body(payee(ACCOUNT));
        if (seen != null) {
            request.header("If-Match", seen);
        }
        return request.put("/v1/subjects/enterprise/" + subject.id() + "/payee-account")
                .then()
                .statusCode(status);
    }

    private static Map<String, String> payee(String account) {
        return Map.of(
                "holder", "甲 & 乙 <科技> 有限公司",
                "account", account,
                "bank", "中国工商银行天津河西支行",
                "bankCode", "102110000021");
    }

    private static String csv(String attempt, String status, String amount, String reason) {
        return "endToEndId,status,amount,reason\r\n" + String.join(",", attempt, status, amount, reason) + "\r\n";
    }

    private static String statusReport(String batch, Map<String, String> statuses) {
        String transactions = statuses.entrySet().stream()
                .map(each -> """
                        <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>
                        <StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>账号有误</AddtlInf></StsRsnInf></TxInfAndSts>
                        """.formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>R-1</MsgId><CreDtTm>2023-06-05T12:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                <GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>P</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted(batch.replace("-", ""), transactions);
    }
}
