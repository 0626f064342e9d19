package cn.huice.land.redevelopment;

import cn.huice.casework.sheet.Export;
import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The register in a file: a workbook for people, GeoJSON for maps. */
@Path("/v1/inefficient-land/exports")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class InefficientLandExport {
    private static final String GEO_JSON = "application/geo+json";
    private static final int MOST = 1_000_000;
    private static final List<String> HEADERS = List.of(
            "调查单元", "区划", "名称", "位置", "宗地代码", "面积（亩）", "现状用途", "容积率", "建筑密度（%）", "规划用途", "低效用地类型", "状态", "再开发方式",
            "认定日期", "报备日期");

    private final InefficientLandTable table;
    private final RedevelopmentRights rights;
    private final Export export;
    private final ObjectMapper mapper;

    InefficientLandExport(InefficientLandTable table, RedevelopmentRights rights, Export export, ObjectMapper mapper) {
        this.table = table;
        this.rights = rights;
        this.export = export;
        this.mapper = mapper;
    }

    @GET
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "导出低效用地 Export the register by the same filters", description = "format=xlsx 或 geojson")
    public Response export(@BeanParam InefficientLandQuery query, @QueryParam("format") String format) {
        query.window();
        query.type();
        query.state();
        query.mode();
        Optional<String> own = rights.districtSeen();
        Optional<String> district = own.or(() -> Optional.ofNullable(query.district));
        boolean nothing = own.isPresent() && query.district != null && !query.district.equals(own.get());
        if ("xlsx".equals(format)) {
            return export.of("城镇低效用地", HEADERS, rows -> {
                if (!nothing) {
                    table.each(query, district, land -> rows.accept(row(InefficientLandView.of(land))));
                }
            });
        }
        if (!"geojson".equals(format)) {
            throw ProblemException.badField(
                    FieldError.of("format", "应为 xlsx 或 geojson", "must be xlsx or geojson", "xlsx | geojson"));
        }
        List<InefficientLand> found = nothing ? List.of() : new ArrayList<>(table.page(query, district, 0, MOST));
        StreamingOutput body = target -> write(found, target);
        return Response.ok(body, GEO_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inefficient-land.geojson\"")
                .build();
    }

    private static List<?> row(InefficientLandView land) {
        return Arrays.asList(
                land.unit(),
                land.district(),
                land.name(),
                land.location(),
                String.join("、", land.parcels()),
                land.area(),
                land.use(),
                land.floorAreaRatio(),
                land.buildingDensity(),
                land.plannedUse(),
                land.typeName(),
                land.state().zh(),
                land.mode() == null ? null : land.mode().zh(),
                land.determinedOn(),
                land.reportedOn());
    }

    private void write(List<InefficientLand> found, OutputStream target) throws IOException {
        try (JsonGenerator json = mapper.createGenerator(target)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (InefficientLand land : found) {
                json.writeStartObject();
                json.writeStringField("type", "Feature");
                json.writeStringField("id", land.unit().id());
                json.writeFieldName("geometry");
                GeoJson.write(land.unit().outline(), Crs.CRS84, json);
                json.writeFieldName("properties");
                json.writeTree(mapper.valueToTree(InefficientLandView.of(land)));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
