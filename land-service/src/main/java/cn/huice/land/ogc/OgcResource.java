package cn.huice.land.ogc;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.land.geometry.Crs;
import cn.huice.land.parcel.ParcelProperty;
import cn.huice.land.parcel.Parcels;
import cn.huice.land.parcel.RightType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What there is: landing page, conformance, collections and what their items are like. */
@Path("/ogc")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
class OgcResource {
    static final String GEO_JSON = "application/geo+json";
    private static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    private static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    private static final String SCHEMA = "http://www.opengis.net/def/rel/ogc/1.0/schema";
    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    /** Only what tests hold. */
    static final List<String> CONFORMS_TO = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags");

    private final PublicAddress address;
    private final Offered offered;
    private final ItemTable table;
    private final Parcels parcels;
    private final ApiDocument document;

    OgcResource(PublicAddress address, Offered offered, ItemTable table, Parcels parcels, ApiDocument document) {
        this.address = address;
        this.offered = offered;
        this.table = table;
        this.parcels = parcels;
        this.document = document;
    }

    @GET
    @Operation(hidden = true)
    public Map<String, Object> landing() {
        known(Set.of());
        return document(
                "title", "惠策 产业用地宗地 Huice industrial land parcels",
                "description", "现行宗地与历史版本；非个人属性公开，自然人权利人凭令牌按权限可见",
                "links",
                        List.of(
                                link("", "self", MediaType.APPLICATION_JSON, "This document"),
                                link("/api", "service-desc", OPENAPI, "The API definition"),
                                link("/conformance", "conformance", MediaType.APPLICATION_JSON, "Conformance classes"),
                                link("/collections", "data", MediaType.APPLICATION_JSON, "The collections")));
    }

    @GET
    @Path("api")
    @Produces({OPENAPI, MediaType.APPLICATION_JSON})
    @Operation(hidden = true)
    public Response api() {
        known(Set.of());
        return Response.ok(document.at(address.root())).type(OPENAPI).build();
    }

    @GET
    @Path("conformance")
    @Operation(hidden = true)
    public Map<String, Object> conformance() {
        known(Set.of());
        return document("conformsTo", CONFORMS_TO);
    }

    @GET
    @Path("collections")
    @Operation(hidden = true)
    public Map<String, Object> collections() {
        known(Set.of());
        return document(
                "links",
                List.of(link("/collections", "self", MediaType.APPLICATION_JSON, "This document")),
                "crs",
                offered.uris(),
                "collections",
                Arrays.stream(Items.values()).map(this::describe).toList());
    }

    @GET
    @Path("collections/{collection}")
    @Operation(hidden = true)
    public Map<String, Object> collection(@PathParam("collection") String id) {
        Items items = Items.named(id);
        known(Set.of());
        return describe(items);
    }

    @GET
    @Path("collections/{collection}/queryables")
    @Produces({Items.SCHEMA, MediaType.APPLICATION_JSON})
    @Operation(hidden = true)
    public Response queryables(@PathParam("collection") String id) {
        Items items = Items.named(id);
        known(Set.of());
        return schema(items, "queryables", false, true);
    }

    @GET
    @Path("collections/{collection}/schema")
    @Produces({Items.SCHEMA, MediaType.APPLICATION_JSON})
    @Operation(hidden = true)
    public Response schema(@PathParam("collection") String id) {
        Items items = Items.named(id);
        known(Set.of());
        return schema(items, "schema", true, false);
    }

    private Response schema(Items items, String what, boolean all, boolean queryable) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (ParcelProperty property : ParcelProperty.ALL) {
            if (all || property.queryable()) {
                properties.put(property.name(), property(property, all));
            }
        }
        properties.put(
                "geometry", Map.of("title", "界址", "format", "geometry-polygon-any", "x-ogc-role", "primary-geometry"));
        return Response.ok(document(
                        "$schema",
                        "https://json-schema.org/draft/2020-12/schema",
                        "$id",
                        address.of("/collections/" + items.id() + "/" + what),
                        "title",
                        items.title(),
                        "type",
                        "object",
                        "properties",
                        properties,
                        "additionalProperties",
                        !queryable))
                .type(Items.SCHEMA)
                .build();
    }

    private static Map<String, Object> property(ParcelProperty property, boolean whole) {
        Map<String, Object> schema =
                document("title", property.title(), "type", property.type().schema());
        if (property.type().format() != null) {
            schema.put("format", property.type().format());
        }
        if (property.name().equals("rightType")) {
            schema.put(
                    "enum",
                    Arrays.stream(RightType.values()).map(RightType::code).toList());
        }
        if (whole && !property.written()) {
            schema.put("readOnly", true);
        }
        return schema;
    }

    private Map<String, Object> describe(Items items) {
        String path = "/collections/" + items.id();
        Map<String, Object> collection = document(
                "id", items.id(),
                "title", items.title(),
                "description", items.description(),
                "itemType", "feature",
                "crs", offered.uris(),
                "storageCrs", Crs.EPSG_4490.uri(),
                "links",
                        List.of(
                                link(path, "self", MediaType.APPLICATION_JSON, items.title()),
                                link(path + "/items", "items", GEO_JSON, items.title()),
                                link(path + "/queryables", QUERYABLES, Items.SCHEMA, "Queryables"),
                                link(path + "/schema", SCHEMA, Items.SCHEMA, "Schema")));
        table.extent().ifPresent(extent -> collection.put("extent", extent(extent)));
        return collection;
    }

    /** Days are the city's. Nothing is registered ahead of its time, so the present day is the last. */
    private Map<String, Object> extent(ItemTable.Extent extent) {
        List<Instant> interval = List.of(
                extent.from().atStartOfDay(Shanghai.ZONE).toInstant(),
                parcels.today().atTime(23, 59, 59).atZone(Shanghai.ZONE).toInstant());
        return document(
                "spatial",
                document(
                        "bbox",
                        List.of(List.of(
                                extent.place().getMinX(),
                                extent.place().getMinY(),
                                extent.place().getMaxX(),
                                extent.place().getMaxY())),
                        "crs",
                        Crs.CRS84.uri()),
                "temporal",
                document("interval", List.of(interval), "trs", GREGORIAN));
    }

    private void known(Set<String> parameters) {
        Parameters.among(address.parameters(), parameters);
    }

    private Link link(String path, String rel, String type, String title) {
        return new Link(address.of(path), rel, type, title);
    }

    private static Map<String, Object> document(Object... namesAndValues) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document;
    }
}
