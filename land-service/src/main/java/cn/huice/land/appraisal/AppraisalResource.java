package cn.huice.land.appraisal;

import cn.huice.casework.sheet.Export;
import cn.huice.journal.command.Command;
import cn.huice.registry.SubjectId;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 亩均评价 and 三考合一 of a district. */
@Path("/v1/districts/{district}/appraisal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "appraisal", description = "亩均评价与三考合一")
class AppraisalResource {
    private final Appraisals appraisals;
    private final AppraisalTable table;
    private final Export export;
    private final Caller caller;

    AppraisalResource(Appraisals appraisals, AppraisalTable table, Export export, Caller caller) {
        this.appraisals = appraisals;
        this.table = table;
        this.export = export;
        this.caller = caller;
    }

    /** @param area 亩 @param totals of the year, by key of the scheme's measures, in their units */
    record NewEntry(
            @NotBlank @Size(max = 64) String enterprise,
            @NotBlank @Size(max = 100) String park,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 8, fraction = 4)
            BigDecimal area,

            @NotEmpty Map<String, @NotNull BigDecimal> totals) {}

    record NewEvaluation(
            @NotNull @Min(2000) @Max(2100) Integer year,
            @NotEmpty @Size(max = 5000) List<@NotNull @Valid NewEntry> enterprises) {}

    /** Weights in per cent, 100 together. */
    record NewAppraisal(
            @NotNull @Min(2000) @Max(2100) Integer year,
            @NotNull @DecimalMin("0") @DecimalMax("100") BigDecimal intensityWeight,
            @NotNull @DecimalMin("0") @DecimalMax("100") BigDecimal agreementWeight) {}

    /** A year's evaluation, the best first. @param scheme version by which it was made */
    record Evaluation(String district, int year, int scheme, List<PerMuResult> results) {}

    @GET
    @Listed("亩均评价办法")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Path("schemes")
    @PermitAll
    @Operation(summary = "亩均评价办法 All versions of a district's scheme, the latest first")
    public List<AppraisalTable.Published> schemes(@PathParam("district") String district) {
        return table.schemes(district);
    }

    @POST
    @Path("schemes")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "发布办法 Publish another version: measures, weights, benchmarks, grades")
    public Response publish(@PathParam("district") String district, @NotNull @Valid PerMuScheme scheme) {
        requireOfficer(district);
        return Response.status(Response.Status.CREATED)
                .entity(appraisals.publish(district, scheme))
                .build();
    }

    @POST
    @Path("evaluations")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "亩均评价 Evaluate the enterprises of a year, once")
    public Response evaluate(@PathParam("district") String district, @NotNull @Valid NewEvaluation request) {
        requireOfficer(district);
        List<Appraisals.Entry> entries = new ArrayList<>();
        for (int i = 0; i < request.enterprises().size(); i++) {
            NewEntry entry = request.enterprises().get(i);
            if (!SubjectId.isWellFormed(entry.enterprise())) {
                throw ProblemException.badField(FieldError.of(
                        "enterprises[" + i + "].enterprise", "不是主体编号", "not a subject id", "[A-Za-z0-9._-]{1,64}"));
            }
            entries.add(new Appraisals.Entry(entry.enterprise(), entry.park(), entry.area(), entry.totals()));
        }
        int year = request.year();
        List<PerMuResult> results = appraisals.evaluate(district, year, entries);
        return Response.status(Response.Status.CREATED)
                .entity(new Evaluation(
                        district, year, table.evaluated(district, year).orElseThrow(), results))
                .build();
    }

    @GET
    @Path("evaluations/{year}")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "评价结果 A year's evaluation, the best first")
    public Evaluation evaluation(@PathParam("district") String district, @PathParam("year") int year) {
        requireSeen(district);
        int scheme = table.evaluated(district, year)
                .orElseThrow(() -> ProblemException.notFound("亩均评价", Integer.toString(year)));
        return new Evaluation(district, year, scheme, table.results(district, year));
    }

    @GET
    @Path("evaluations/{year}/workbook")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "导出评价结果 The same as Excel")
    public Response workbook(@PathParam("district") String district, @PathParam("year") int year) {
        requireSeen(district);
        int version = table.evaluated(district, year)
                .orElseThrow(() -> ProblemException.notFound("亩均评价", Integer.toString(year)));
        List<PerMuScheme.Measure> measures = table.schemes(district).stream()
                .filter(published -> published.version() == version)
                .findFirst()
                .orElseThrow()
                .scheme()
                .measures();
        List<String> headers = new ArrayList<>(List.of("名次", "企业", "园区", "面积（亩）"));
        measures.forEach(measure -> headers.add("亩均" + measure.title() + "（" + measure.unit() + "/亩）"));
        headers.addAll(List.of("得分", "档次"));
        return export.of(
                year + " 年亩均评价",
                headers,
                rows -> table.each(district, year, result -> {
                    List<Object> cells = new ArrayList<>();
                    cells.add(result.rank());
                    cells.add(result.enterprise());
                    cells.add(result.park());
                    cells.add(result.area());
                    measures.forEach(measure -> cells.add(result.perMu().get(measure.key())));
                    cells.add(result.score());
                    cells.add(result.grade());
                    rows.accept(cells);
                }));
    }

    @GET
    @Listed("三考合一")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Path("parks")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "三考合一 Appraisals of the district's parks, the latest year first")
    public List<ParkAppraisal> parks(@PathParam("district") String district) {
        requireSeen(district);
        return table.appraisals(district);
    }

    @POST
    @Path("parks")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "考核园区 Appraise and rank the parks of a year, once",
            description = "集约用地程度与监管协议执行情况（津滨政办发〔2022〕7号 六）")
    public Response appraise(@PathParam("district") String district, @NotNull @Valid NewAppraisal request) {
        requireOfficer(district);
        return Response.status(Response.Status.CREATED)
                .entity(appraisals.appraise(
                        district, request.year(), request.intensityWeight(), request.agreementWeight()))
                .build();
    }

    private void requireOfficer(String district) {
        if (!district.matches("\\d{6}") || !caller.oversees(district)) {
            throw ProblemException.forbidden(
                    "not-your-district", Text.of("只能办理本区事项", "This is for officers of the district"));
        }
    }

    private void requireSeen(String district) {
        if (!caller.has(Role.AUDITOR) && !caller.oversees(district)) {
            throw ProblemException.notFound("区县", district.length() > 20 ? district.substring(0, 20) : district);
        }
    }
}
