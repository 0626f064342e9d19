package cn.huice.journal;

import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Role;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The auditor's door. */
@Path("/v1/journal")
@RolesAllowed(Role.AUDITOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "journal", description = "What happened, by whom, and whether the record is intact")
class JournalResource {
    private static final String FILE = "application/jsonl";

    private final Journal journal;
    private final AgroalDataSource database;
    private final SealingKey key;
    private final ThisService service;
    private final JournalSettings settings;
    private final Sealer sealer;
    private final Circumstances circumstances;

    JournalResource(
            Journal journal,
            AgroalDataSource database,
            SealingKey key,
            ThisService service,
            JournalSettings settings,
            Sealer sealer,
            Circumstances circumstances) {
        this.journal = journal;
        this.database = database;
        this.key = key;
        this.service = service;
        this.settings = settings;
        this.sealer = sealer;
        this.circumstances = circumstances;
    }

    @GET
    @Operation(summary = "Entries in the order of the journal; pass 'next' as 'after' for the next page")
    @Listed("日志")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<JournalEntry> entries(
            @QueryParam("stream") Optional<String> stream,
            @QueryParam("type") Optional<String> type,
            @QueryParam("subject") Optional<String> subject,
            @QueryParam("after") @DefaultValue("0") @PositiveOrZero long after,
            @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        return Page.of(
                journal.find(new JournalQuery(stream, type, subject, after, most + 1)),
                most,
                entry -> Long.toString(entry.sequence()));
    }

    @GET
    @Path("verification")
    @Operation(summary = "Checks all hashes, chains and checkpoints, and names the first damage")
    public Verification verification() throws SQLException, IOException {
        var anchor = Anchor.read(settings.seal().folder().resolve(service.name() + ".checkpoint"));
        try (Connection connection = database.getConnection()) {
            return new JournalVerifier(service.name(), key.trusted(), anchor).verify(connection);
        }
    }

    @GET
    @Path("export")
    @Produces(FILE)
    @Operation(
            summary =
                    "The whole journal as JSON Lines, sealed first; './huice journal verify FILE' checks it without any service")
    public Response export() throws SQLException {
        sealer.seal();
        JournalExport export = new JournalExport(service.name(), circumstances.now());
        StreamingOutput body = out -> {
            try (Connection connection = database.getConnection()) {
                export.write(connection, out);
            } catch (SQLException e) {
                throw new JournalUnavailable(e);
            }
        };
        return Response.ok(body)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + service.name() + "-journal.jsonl\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
