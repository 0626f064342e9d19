package cn.huice.land.redevelopment;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** 各区判断标准: published by the district, for everyone to read. */
@Path("/v1/districts/{district}/inefficiency-criteria")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment", description = "城镇低效用地再开发")
class CriteriaResource {
    private static final String YAML = "application/yaml";

    private final CriteriaTable table;
    private final RedevelopmentRights rights;
    private final Caller caller;
    private final Journal journal;
    private final ObjectMapper mapper;
    private final Validator validator;
    private final Clock clock;

    CriteriaResource(
            CriteriaTable table,
            RedevelopmentRights rights,
            Caller caller,
            Journal journal,
            ObjectMapper mapper,
            Validator validator,
            Clock clock) {
        this.table = table;
        this.rights = rights;
        this.caller = caller;
        this.journal = journal;
        this.mapper = mapper;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    @Listed("判断标准")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @PermitAll
    @Operation(summary = "区级判断标准 All versions of a district's criteria, the latest first")
    public List<Criteria> criteria(@PathParam("district") String district) {
        return table.of(district);
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "发布判断标准 Publish another version, in JSON or YAML", description = "本区经办人；九个方面、阈值与需不达标的方面数")
    public Response publish(@PathParam("district") String district, @NotNull @Valid CriteriaRequest request) {
        return published(district, request);
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Consumes(YAML)
    @Operation(hidden = true)
    public Response publishYaml(@PathParam("district") String district, @NotNull String yaml) {
        CriteriaRequest request = read(yaml);
        Set<ConstraintViolation<CriteriaRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            ConstraintViolation<CriteriaRequest> first = violations.iterator().next();
            throw ProblemException.badField(
                    FieldError.of(first.getPropertyPath().toString(), "不合要求", first.getMessage(), "criteria"));
        }
        return published(district, request);
    }

    private Response published(String district, CriteriaRequest request) {
        rights.requireOfficer(district);
        request.requireSound();
        Criteria criteria = new Criteria(
                district,
                table.nextVersion(district),
                request.validFrom(),
                request.title(),
                request.needed(),
                request.aspects());
        table.insert(criteria, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.append(NewEntry.kept(
                "inefficiency-criteria/" + district,
                "cn.huice.inefficiency-criteria.published.v1",
                district,
                criteria));
        return Response.status(Response.Status.CREATED).entity(criteria).build();
    }

    private CriteriaRequest read(String yaml) {
        try {
            Object tree =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(yaml);
            return mapper.readValue(mapper.writeValueAsString(tree), CriteriaRequest.class);
        } catch (YamlEngineException | JsonProcessingException e) {
            throw ProblemException.badField(FieldError.of(
                    "body",
                    "不是判断标准的 YAML：" + firstLine(e.getMessage()),
                    "not criteria in YAML: " + firstLine(e.getMessage()),
                    "YAML 1.2"));
        }
    }

    private static String firstLine(String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
