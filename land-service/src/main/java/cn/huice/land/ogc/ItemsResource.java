package cn.huice.land.ogc;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.ParcelRights;
import cn.huice.land.parcel.Parcels;
import cn.huice.land.parcel.Registration;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Items of a collection, to read for everybody and to create, replace and delete for the planning department.
 *
 * <p>Commands here need no Idempotency-Key, which no GIS sends: a code is registered once, and a replacement or deletion names with
 * If-Match what it replaces, so none of them has its effect twice.
 */
@Path("/ogc/collections/{collection}/items")
@Produces({OgcResource.GEO_JSON, MediaType.APPLICATION_JSON})
@RunOnVirtualThread
class ItemsResource {
    private static final String CONTENT_CRS = "Content-Crs";

    private final PublicAddress address;
    private final Offered offered;
    private final ItemTable table;
    private final Parcels parcels;
    private final ParcelRights rights;
    private final Clock clock;

    ItemsResource(
            PublicAddress address,
            Offered offered,
            ItemTable table,
            Parcels parcels,
            ParcelRights rights,
            Clock clock) {
        this.address = address;
        this.offered = offered;
        this.table = table;
        this.parcels = parcels;
        this.rights = rights;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response items(@PathParam("collection") String collection) {
        ItemQuery query = ItemQuery.read(Items.named(collection), address.parameters(), offered.systems());
        ItemTable.Slice slice = table.page(query);
        List<Parcel> seen = slice.items().stream().map(rights::seen).toList();
        byte[] body = FeatureWriter.collection(
                query.items(), seen, slice.matched(), links(query, slice.next()), now(), query.crs());
        return served(body, query.crs()).build();
    }

    @GET
    @Path("{item}")
    @PermitAll
    @Operation(hidden = true)
    public Response item(@PathParam("collection") String collection, @PathParam("item") String id) {
        Items items = Items.named(collection);
        Parameters parameters = Parameters.among(address.parameters(), Set.of("crs"));
        Crs crs = parameters
                .get("crs")
                .map(uri -> ItemQuery.crs("crs", uri, offered.systems()))
                .orElse(Crs.CRS84);
        Parcel parcel = rights.seen(find(items, id));
        String path = "/collections/" + items.id();
        List<Link> links = List.of(
                new Link(
                        address.of(path + "/items/" + id, parameters.given()),
                        "self",
                        OgcResource.GEO_JSON,
                        "This document"),
                new Link(address.of(path), "collection", MediaType.APPLICATION_JSON, items.title()));
        return served(FeatureWriter.item(items, parcel, links, crs), crs)
                .tag(new Revision(parcel.version()).etag())
                .build();
    }

    @POST
    @Consumes({OgcResource.GEO_JSON, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(hidden = true)
    public Response create(
            @PathParam("collection") String collection, @HeaderParam(CONTENT_CRS) String crs, @NotNull JsonNode body) {
        requireMutable(collection);
        Registration registration = read(body, crs);
        Parcel parcel =
                parcels.register(registration.content(), registration.from().orElse(parcels.today()));
        return Response.created(URI.create(address.of("/collections/parcels/items/" + parcel.code())))
                .tag(new Revision(parcel.version()).etag())
                .build();
    }

    @PUT
    @Path("{item}")
    @Consumes({OgcResource.GEO_JSON, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(hidden = true)
    public Response replace(
            @PathParam("collection") String collection,
            @PathParam("item") String id,
            @HeaderParam("If-Match") Revision seen,
            @HeaderParam(CONTENT_CRS) String crs,
            @NotNull JsonNode body) {
        requireMutable(collection);
        find(Items.PARCELS, id);
        Registration registration = read(body, crs);
        if (!registration.content().code().value().equals(id)) {
            throw ProblemException.badField(
                    FieldError.of("code", "与地址中的宗地代码 " + id + " 不同", "is not the code of the address, " + id, id));
        }
        Parcel parcel =
                parcels.replace(registration.content(), registration.from().orElse(parcels.today()), seen);
        return Response.noContent().tag(new Revision(parcel.version()).etag()).build();
    }

    @DELETE
    @Path("{item}")
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(hidden = true)
    public Response delete(
            @PathParam("collection") String collection,
            @PathParam("item") String id,
            @HeaderParam("If-Match") Revision seen) {
        requireMutable(collection);
        parcels.end(find(Items.PARCELS, id).code(), parcels.today(), seen);
        return Response.noContent().build();
    }

    @OPTIONS
    @PermitAll
    @Operation(hidden = true)
    public Response methods(@PathParam("collection") String collection) {
        return allowed(Items.named(collection) == Items.PARCELS ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS");
    }

    @OPTIONS
    @Path("{item}")
    @PermitAll
    @Operation(hidden = true)
    public Response itemMethods(@PathParam("collection") String collection, @PathParam("item") String id) {
        Items items = Items.named(collection);
        find(items, id);
        return allowed(items == Items.PARCELS ? "GET, HEAD, OPTIONS, PUT, DELETE" : "GET, HEAD, OPTIONS");
    }

    private static Response allowed(String methods) {
        return Response.ok().header("Allow", methods).build();
    }

    private Parcel find(Items items, String id) {
        Optional<Parcel> found = Optional.empty();
        if (items == Items.PARCELS && ParcelCode.isWellFormed(id)) {
            found = parcels.inForce(new ParcelCode(id));
        } else if (items == Items.VERSIONS && id.matches("[0-9A-Z]{19}\\.\\d{1,9}")) {
            found = table.parcel(
                    id.substring(0, ParcelCode.LENGTH), Long.parseLong(id.substring(ParcelCode.LENGTH + 1)));
        }
        return found.orElseThrow(
                () -> ProblemException.notFound(items.title(), id.length() > 60 ? id.substring(0, 60) : id));
    }

    private void requireMutable(String collection) {
        if (Items.named(collection) != Items.PARCELS) {
            throw new ProblemException(
                    405,
                    "method-not-allowed",
                    cn.huice.web.Text.of("历史版本不能直接改动", "Versions that stood are not changed"),
                    List.of());
        }
        rights.requireDepartment();
        Parameters.among(address.parameters(), Set.of());
    }

    private Registration read(JsonNode body, String contentCrs) {
        Crs crs = contentCrs == null
                ? Crs.CRS84
                : ItemQuery.crs(CONTENT_CRS, contentCrs.strip().replaceAll("^<|>$", ""), offered.systems());
        if (!body.isObject() || !body.path("type").asText().equals("Feature")) {
            throw ProblemException.badField(
                    FieldError.of("type", "应为 GeoJSON Feature", "must be a GeoJSON Feature", "RFC 7946 §3.2"));
        }
        return Registration.read(
                properties(body.path("properties")),
                GeoJson.read(body.get("geometry"), crs, "geometry"),
                parcels.today());
    }

    private static Map<String, Object> properties(JsonNode node) {
        Map<String, Object> properties = new HashMap<>();
        node.properties().forEach(each -> properties.put(each.getKey(), value(each.getKey(), each.getValue())));
        return properties;
    }

    private static Object value(String name, JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case STRING -> node.textValue();
            case NUMBER -> node.decimalValue();
            default ->
                throw ProblemException.badField(
                        FieldError.of(name, "应为文字或数字", "must be a text or a number", "string, number"));
        };
    }

    /** Keeping whatever was asked for, and where a page is not the last, the way to the next. */
    private List<Link> links(ItemQuery query, Optional<String> next) {
        Map<String, String> given = new TreeMap<>();
        address.parameters().forEach((name, values) -> given.put(name, values.getFirst()));
        String path = "/collections/" + query.items().id();
        List<Link> links = new ArrayList<>();
        links.add(new Link(address.of(path + "/items", given), "self", OgcResource.GEO_JSON, "This document"));
        links.add(new Link(
                address.of(path),
                "collection",
                MediaType.APPLICATION_JSON,
                query.items().title()));
        next.ifPresent(key -> {
            Map<String, String> following = new TreeMap<>(given);
            following.put("cursor", key);
            links.add(new Link(address.of(path + "/items", following), "next", OgcResource.GEO_JSON, "Next page"));
        });
        return links;
    }

    /** What depends on who asks is not for caches to share. */
    private Response.ResponseBuilder served(byte[] body, Crs crs) {
        return Response.ok(body, OgcResource.GEO_JSON)
                .header(CONTENT_CRS, "<" + crs.uri() + ">")
                .header("Cache-Control", rights.anonymous() ? "no-cache" : "no-store");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
