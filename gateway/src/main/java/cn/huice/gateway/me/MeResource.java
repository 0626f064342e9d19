package cn.huice.gateway.me;

import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.web.Caller;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own things, from all services. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "me", description = "我的")
class MeResource {
    /** Applications and tasks alike are cases, and lead there. */
    private static final String CASES = "/v1/applications/";

    private final Caller caller;
    private final MyLists lists;

    @Inject
    MeResource(Caller caller, MyLists lists) {
        this.caller = caller;
        this.lists = lists;
    }

    /** The person or enterprise an applicant acts for. */
    record Subject(String kind, String id) {}

    /**
     * Who is calling, by the token.
     *
     * @param district GB/T 2260 code of an officer's district
     * @param departments authorities a department's client speaks for
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Me(String name, Set<String> roles, Subject subject, String district, Set<String> departments) {}

    @GET
    @Operation(summary = "Who am I")
    public Me me() {
        return new Me(
                caller.name(),
                new TreeSet<>(caller.roles()),
                caller.subjectId()
                        .map(id -> new Subject(caller.subjectKind().orElse(null), id))
                        .orElse(null),
                caller.district().orElse(null),
                new TreeSet<>(caller.departments()));
    }

    @GET
    @Path("applications")
    @RunOnVirtualThread
    @Operation(summary = "My applications in all services, newest first")
    public MyList applications(@Context HttpHeaders headers) {
        return lists.merged(
                "/v1/applications", Map.of("mine", "true"), MyLists.NEWEST_FIRST, CASES, OnBehalf.of(headers));
    }

    @GET
    @Path("tasks")
    @RunOnVirtualThread
    @Operation(summary = "My work list of all services, the most urgent first")
    public MyList tasks(@Context HttpHeaders headers) {
        return lists.merged("/v1/tasks", Map.of(), MyLists.MOST_URGENT_FIRST, CASES, OnBehalf.of(headers));
    }

    @GET
    @Path("proposals")
    @RunOnVirtualThread
    @Operation(summary = "What I need only confirm, in all services, newest first")
    public MyList proposals(@Context HttpHeaders headers) {
        return lists.merged("/v1/proposals", Map.of(), MyLists.NEWEST_FIRST, "/v1/proposals/", OnBehalf.of(headers));
    }
}
