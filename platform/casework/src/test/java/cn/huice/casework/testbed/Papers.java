package cn.huice.casework.testbed;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;

import cn.huice.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files and cases as tests of materials need them. */
public final class Papers {
    public static final String LICENCE = "营业执照复印件";
    public static final String INVOICE = "设备发票";
    /** All its materials must be there on submission. */
    public static final String STRICT = "equipment-grant";

    public static final String OPEN = "open-grant";

    private Papers() {}

    /** A PDF whose content differs from any other's. */
    public static byte[] pdf(String text) {
        return ("%PDF-1.7\n%\u00e2\u00e3\n" + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] zip(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static String owner(String subject) {
        return Tokens.applicant(subject, "enterprise");
    }

    /** Files a draft. @return its id */
    public static String draft(String subject, String policy) {
        return as(owner(subject))
                .body(Map.of(
                        "policy", policy,
                        "district", HEXI,
                        "facts",
                                Map.of(
                                        "enterprise.registered_city",
                                        "tianjin",
                                        "enterprise.rd_expense_prior_year",
                                        "1000000.00")))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
