package cn.huice.land.parcel;

import cn.huice.journal.command.Command;
import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import cn.huice.land.geometry.Outline;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.locationtech.jts.geom.Geometry;

/** The register beside its OGC door: what stood on a day, what became of what, splits and merges. */
@Path("/v1/parcels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "parcels", description = "宗地")
class ParcelResource {
    private final Parcels parcels;
    private final Succession succession;
    private final LineageTable lineages;
    private final ParcelRights rights;

    ParcelResource(Parcels parcels, Succession succession, LineageTable lineages, ParcelRights rights) {
        this.parcels = parcels;
        this.succession = succession;
        this.lineages = lineages;
        this.rights = rights;
    }

    /** All that was recorded about a parcel, the latest first, and what it came from and became. */
    record History(List<ParcelView> versions, List<Lineage> lineage) {}

    @GET
    @Path("{code}")
    @PermitAll
    @Operation(summary = "宗地 A parcel as it stands, or stood on a day", description = "自然人权利人仅对有权者可见")
    public Response parcel(@PathParam("code") String code, @QueryParam("asOf") String asOf) {
        ParcelCode known = known(code);
        LocalDate day = asOf == null ? parcels.today() : day("asOf", asOf);
        Parcel parcel = parcels.on(known, day).orElseThrow(() -> ProblemException.notFound("宗地", code));
        return Response.ok(ParcelView.of(rights.seen(parcel)))
                .tag(new Revision(parcel.version()).etag())
                .build();
    }

    @GET
    @Path("{code}/history")
    @PermitAll
    @Operation(summary = "宗地沿革 Every version of a parcel, and its splits and merges")
    public History history(@PathParam("code") String code) {
        ParcelCode known = known(code);
        List<ParcelView> versions = parcels.versions(known).stream()
                .map(rights::seen)
                .map(ParcelView::of)
                .toList();
        if (versions.isEmpty()) {
            throw ProblemException.notFound("宗地", code);
        }
        return new History(versions, lineages.of(known));
    }

    /**
     * @param geometry GeoJSON in CRS84
     * @param registeredArea m²
     */
    record NewPart(
            String code, @Schema(type = SchemaType.OBJECT) JsonNode geometry, BigDecimal registeredArea) {}

    /**
     * @param revision of the parcel, as its ETag says
     * @param buildings GeoJSON polygons in CRS84; none may be cut
     * @param transfer where surplus land is cut off to be transferred; what is not stated is not so
     * @param from the first day of the parts; today where left out
     */
    record SplitRequest(
            @NotNull String parcel,
            Long revision,
            @NotNull @Size(min = 2, max = 50) List<@NotNull NewPart> parts,
            Boolean useUnchanged,
            Boolean buildingsIntact,
            Boolean separable,
            @Schema(type = SchemaType.OBJECT) JsonNode buildings,
            SurplusTransfer transfer,
            LocalDate from) {}

    /** 节余用地分割转让（2018-55 四（四））. @param meetsConditions of transfer, in the contract */
    record SurplusTransfer(Boolean surplus, Boolean approved, Boolean meetsConditions) {
        Succession.SurplusTransfer stated() {
            return new Succession.SurplusTransfer(
                    Boolean.TRUE.equals(surplus), Boolean.TRUE.equals(approved), Boolean.TRUE.equals(meetsConditions));
        }
    }

    @POST
    @Path("splits")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "分割 Split a parcel",
            description = "规划资源部门；用途不变、建筑物完整、具备独立分宗条件（津滨政办发〔2022〕7号 五）；" + "节余用地分割转让另须经批准、符合合同约定的转让条件（2018-55 四（四））")
    public Response split(@NotNull @Valid SplitRequest request) {
        rights.requireDepartment();
        List<Succession.Part> parts = IntStream.range(0, request.parts().size())
                .mapToObj(i -> part(request.parts().get(i), "parts[" + i + "]"))
                .toList();
        Optional<Geometry> buildings = Optional.ofNullable(request.buildings())
                .filter(node -> !node.isNull())
                .map(node -> Outline.checked(GeoJson.read(node, Crs.CRS84, "buildings"), "buildings"));
        Succession.Done done = succession.split(
                ParcelCode.read("parcel", request.parcel()),
                revision(request.revision()),
                parts,
                statement(request.useUnchanged(), request.buildingsIntact(), request.separable(), buildings),
                Optional.ofNullable(request.transfer()).map(SurplusTransfer::stated),
                from(request.from()));
        return created(done);
    }

    /** One of the parcels that become one, with its revision as its ETag says. */
    record MergedParcel(String code, Long revision) {}

    /**
     * @param code of the new parcel
     * @param consent 出让人同意; needed where the terms differ
     * @param rightEnds by equal value: the appraised end
     */
    record MergeRequest(
            @NotNull @Size(min = 2, max = 50) List<@NotNull MergedParcel> parcels,
            @NotNull String code,
            @NotNull BigDecimal registeredArea,
            Boolean useUnchanged,
            Boolean buildingsIntact,
            Boolean separable,
            Boolean consent,
            Terms.Principle principle,
            LocalDate rightEnds,
            LocalDate from) {}

    @POST
    @Path("merges")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "合并 Merge parcels", description = "期限不一致的，经出让人同意，按从早或等价值原则确定（津滨政办发〔2022〕7号 五）；已缴出让金不退")
    public Response merge(@NotNull @Valid MergeRequest request) {
        rights.requireDepartment();
        List<Succession.Member> members = IntStream.range(0, request.parcels().size())
                .mapToObj(i -> new Succession.Member(
                        ParcelCode.read(
                                "parcels[" + i + "].code",
                                request.parcels().get(i).code()),
                        revision(request.parcels().get(i).revision())))
                .toList();
        Succession.Done done = succession.merge(
                members,
                new Succession.Union(
                        ParcelCode.read("code", request.code()),
                        area(request.registeredArea(), "registeredArea"),
                        Boolean.TRUE.equals(request.consent()),
                        Optional.ofNullable(request.principle()),
                        Optional.ofNullable(request.rightEnds())),
                statement(request.useUnchanged(), request.buildingsIntact(), request.separable(), Optional.empty()),
                from(request.from()));
        return created(done);
    }

    /** What was done, and the parcels that came of it. */
    record SuccessionDone(Lineage lineage, List<ParcelView> parcels) {}

    private static Response created(Succession.Done done) {
        return Response.status(Response.Status.CREATED)
                .entity(new SuccessionDone(
                        done.lineage(),
                        done.children().stream().map(ParcelView::of).toList()))
                .build();
    }

    private static Succession.Part part(NewPart part, String field) {
        return new Succession.Part(
                ParcelCode.read(field + ".code", part.code()),
                Outline.checked(GeoJson.read(part.geometry(), Crs.CRS84, field + ".geometry"), field + ".geometry"),
                area(part.registeredArea(), field + ".registeredArea"));
    }

    private static BigDecimal area(BigDecimal area, String field) {
        if (area == null || area.signum() <= 0 || area.stripTrailingZeros().scale() > 2 || area.precision() > 14) {
            throw ProblemException.badField(FieldError.of(
                    field, "应为大于 0 的平方米数，最多两位小数", "must be square metres above 0 with two decimals", "> 0"));
        }
        return area;
    }

    /** What is not stated is not so. */
    private static Succession.Statement statement(
            Boolean useUnchanged, Boolean buildingsIntact, Boolean separable, Optional<Geometry> buildings) {
        return new Succession.Statement(
                Boolean.TRUE.equals(useUnchanged),
                Boolean.TRUE.equals(buildingsIntact),
                Boolean.TRUE.equals(separable),
                buildings);
    }

    private static Revision revision(Long number) {
        return number == null ? null : new Revision(number);
    }

    private LocalDate from(LocalDate asked) {
        return asked == null ? parcels.today() : asked;
    }

    private static ParcelCode known(String code) {
        if (!ParcelCode.isWellFormed(code)) {
            throw ProblemException.notFound("宗地", code.length() > 60 ? code.substring(0, 60) : code);
        }
        return new ParcelCode(code);
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(FieldError.of(
                    field, "应为存在的日期，如 2023-06-01", "must be a day that exists, such as 2023-06-01", "ISO 8601"));
        }
    }
}
