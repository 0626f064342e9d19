package cn.huice.casework.query;

import cn.huice.journal.command.Command;
import cn.huice.journal.sql.Database;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Queries a user keeps under a name of its own choice; nobody else sees them. They are followed by their href. */
@Path("/v1/saved-queries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "saved-queries", description = "常用查询")
class SavedQueryResource {
    private static final int MOST = 100;
    private final Database database;
    private final Caller caller;
    private final Clock clock;

    SavedQueryResource(Database database, Caller caller, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param list which list is asked
     * @param parameters its query parameters
     */
    record QueryRequest(
            @NotNull @Pattern(regexp = "applications|tasks|payment-orders|budgets")
            String list,

            @NotNull @Size(max = 20) Map<@Size(max = 40) String, @NotNull @Size(max = 200) String> parameters) {}

    /** @param href where to GET it; with format=xlsx as Excel */
    record SavedQuery(String name, String list, Map<String, String> parameters, String href) {}

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "The caller's saved queries, by name")
    @Listed("常用查询")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<SavedQuery> list() {
        return database.list(
                "select * from saved_query where owner = ? order by name", SavedQueryResource::read, caller.name());
    }

    @PUT
    @Path("{name}")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "Save a query, in the place of one of that name")
    public Response save(@PathParam("name") @Size(max = 100) String name, @NotNull @Valid QueryRequest request) {
        if (list().stream().filter(query -> !query.name().equals(name)).count() >= MOST) {
            throw ProblemException.badField(
                    FieldError.of("name", "最多保存 " + MOST + " 个", "at most " + MOST + " are kept", "<= " + MOST));
        }
        database.change("""
                insert into saved_query (owner, name, list, parameters, saved_at) values (?, ?, ?, ?, ?)
                on conflict (owner, name) do update
                set list = excluded.list, parameters = excluded.parameters, saved_at = excluded.saved_at
                """, caller.name(), name, request.list(), encoded(request.parameters()), clock.instant());
        return Response.ok(view(name, request.list(), encoded(request.parameters())))
                .build();
    }

    @DELETE
    @Path("{name}")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "Forget a query")
    public Response forget(@PathParam("name") String name) {
        if (database.change("delete from saved_query where owner = ? and name = ?", caller.name(), name) == 0) {
            throw ProblemException.notFound("查询/query", name);
        }
        return Response.noContent().build();
    }

    private static SavedQuery read(ResultSet row) throws SQLException {
        return view(row.getString("name"), row.getString("list"), row.getString("parameters"));
    }

    private static SavedQuery view(String name, String list, String encoded) {
        return new SavedQuery(name, list, decoded(encoded), "/v1/" + list + (encoded.isEmpty() ? "" : "?" + encoded));
    }

    private static String encoded(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int cut = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, cut), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
