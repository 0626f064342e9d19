package cn.huice.journal.command;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A door with one command behind it. */
@Path("/test/effects")
@RolesAllowed("officer")
class Effects {
    record Wish(@NotBlank String name, boolean fail, boolean refuse) {}

    record Effect(UUID id, String name) {}

    private final AgroalDataSource database;
    private final Journal journal;
    private final LastOfAll last;

    Effects(AgroalDataSource database, Journal journal, LastOfAll last) {
        this.database = database;
        this.journal = journal;
        this.last = last;
    }

    @POST
    @Path("late")
    @Command
    public Response makeAndFailLate(@Valid Wish wish) throws SQLException {
        if (wish.fail()) {
            last.run(() -> {
                throw ProblemException.conflict("not-now", Text.of("现在不行", "Not now"));
            });
        }
        return answer(new Wish(wish.name(), false, false));
    }

    @POST
    @Path("kept")
    @Command(keepsRefusals = true)
    public Response makeOrRecord(@Valid Wish wish) throws SQLException {
        return answer(wish);
    }

    @POST
    @Command
    public Response make(@Valid Wish wish) throws SQLException {
        return answer(wish);
    }

    private Response answer(Wish wish) throws SQLException {
        Effect effect = new Effect(UUID.randomUUID(), wish.name());
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO test_effect (id, name) VALUES (?, ?)")) {
            insert.setObject(1, effect.id());
            insert.setString(2, effect.name());
            insert.executeUpdate();
        }
        journal.append(NewEntry.kept("effect/" + effect.id(), "cn.huice.effect.made.v1", "P-1", effect));
        if (wish.fail()) {
            throw ProblemException.conflict("not-now", Text.of("现在不行", "Not now"));
        }
        if (wish.refuse()) {
            return Response.status(409).entity(effect).build();
        }
        return Response.created(URI.create("/test/effects/" + effect.id()))
                .tag(new EntityTag("1"))
                .entity(effect)
                .build();
    }
}
