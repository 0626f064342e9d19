package cn.huice.land.survey;

import cn.huice.land.parcel.ParcelRights;
import cn.huice.web.FieldError;
import cn.huice.web.Language;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Surveys as files. A row that was registered is UNCHANGED when the same file comes again, so an import that broke off is simply sent again;
 * it needs no Idempotency-Key.
 */
@Path("/v1/parcels/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "parcels")
class SurveyResource {
    private static final int MOST_ROWS = 5_000;

    private final SurveyImport surveys;
    private final ParcelRights rights;

    @Context
    HttpHeaders headers;

    SurveyResource(SurveyImport surveys, ParcelRights rights) {
        this.surveys = surveys;
        this.rights = rights;
    }

    /** What came of a file. */
    record SurveyReport(
            String format,
            boolean dryRun,
            int rows,
            long registered,
            long replaced,
            long unchanged,
            long refused,
            List<RowReport> results) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "导入宗地 Import parcels: GeoJSON, 界址点 TXT or GeoPackage",
            description = "逐行处理，不合格的行带原因退回；dryRun=true 只查不落。replace=true 时以文件替换已登记的宗地。"
                    + "useScheme、useVersion、validFrom 用于文件中没有的属性")
    public SurveyReport take(
            @RestForm("file") FileUpload file,
            @RestForm("dryRun") String dryRun,
            @RestForm("replace") String replace,
            @RestForm("useScheme") String useScheme,
            @RestForm("useVersion") String useVersion,
            @RestForm("validFrom") String validFrom)
            throws IOException {
        rights.requireDepartment();
        if (file == null) {
            throw ProblemException.badField(FieldError.of("file", "缺少此字段", "this field is required", "file"));
        }
        SurveyFormat format = SurveyFormat.of(file.fileName());
        Map<String, Object> defaults = new HashMap<>();
        put(defaults, "useScheme", useScheme);
        put(defaults, "useVersion", useVersion);
        put(defaults, "validFrom", validFrom);
        List<Row> rows = format.read(file.uploadedFile());
        if (rows.size() > MOST_ROWS) {
            throw FileRefused.of("最多 " + MOST_ROWS + " 宗", "at most " + MOST_ROWS + " parcels", "<= " + MOST_ROWS);
        }
        boolean dry = truth("dryRun", dryRun);
        List<RowReport> results = surveys.take(
                rows, new SurveyImport.Manner(dry, truth("replace", replace), defaults, Language.of(headers)));
        return new SurveyReport(
                format.name(),
                dry,
                rows.size(),
                count(results, RowReport.Result.REGISTERED),
                count(results, RowReport.Result.REPLACED),
                count(results, RowReport.Result.UNCHANGED),
                count(results, RowReport.Result.REFUSED),
                results);
    }

    private static long count(List<RowReport> results, RowReport.Result result) {
        return results.stream().filter(row -> row.result() == result).count();
    }

    private static void put(Map<String, Object> defaults, String name, String value) {
        if (value != null && !value.isBlank()) {
            defaults.put(name, value);
        }
    }

    private static boolean truth(String field, String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw ProblemException.badField(
                    FieldError.of(field, "应为 true 或 false", "must be true or false", "boolean"));
        }
        return true;
    }
}
