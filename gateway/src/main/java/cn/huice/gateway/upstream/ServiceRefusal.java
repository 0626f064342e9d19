package cn.huice.gateway.upstream;

import cn.huice.web.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A service's refusal that the caller gets to see as it is. */
public final class ServiceRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    public ServiceRefusal(Answer.Refused refusal) {
        super(refusal.service().key() + " refused with HTTP " + refusal.status());
        this.status = refusal.status();
        this.problem = refusal.problem();
    }

    static final class PassedOn {
        @ServerExceptionMapper
        Response passedOn(ServiceRefusal refusal) {
            return Response.status(refusal.status)
                    .type(Problem.MEDIA_TYPE)
                    .entity(refusal.problem)
                    .build();
        }
    }
}
