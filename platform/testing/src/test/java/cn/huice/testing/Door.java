package cn.huice.testing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A service as small as can be: it shows the tests what the resource configured. */
@Path("door")
public class Door {
    @Inject
    DataSource database;

    @Inject
    JsonWebToken token;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @GET
    @Path("subject")
    @RolesAllowed("applicant")
    public String subject() {
        return token.getClaim("subject_kind") + " " + token.getClaim("subject_id");
    }

    @GET
    @Path("database")
    public String database() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getCatalog();
        }
    }

    @GET
    @Path("today")
    public String today() {
        return LocalDate.now(clock).toString();
    }

    @GET
    @Path("kafka")
    public String kafka() {
        return kafka;
    }
}
