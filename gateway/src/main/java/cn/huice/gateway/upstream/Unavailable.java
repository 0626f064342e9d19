package cn.huice.gateway.upstream;

import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** How the gateway says that a service cannot answer now and when to ask again. */
public final class Unavailable {
    /** Seconds a caller is asked to wait: about what a restart takes (503) or a queue needs to drain (504). */
    public static final String RETRY_AFTER = "3";

    private Unavailable() {}

    /** 503: nobody there. */
    public static ProblemException down(String who) {
        return new ProblemException(
                503,
                "service-unavailable",
                Text.of(who + " 暂不可用，请稍后重试", who + " cannot be reached now; try again later"),
                List.of());
    }

    /** 504: somebody there, but silent. */
    public static ProblemException late(Service service) {
        return new ProblemException(
                504,
                "service-timeout",
                Text.of(
                        service.key() + " 未在时限内答复；带同一 Idempotency-Key 重试是安全的",
                        service.key() + " did not answer in time; repeating with the same Idempotency-Key is safe"),
                List.of());
    }

    /** 502: it answered, but with a failure of its own that is not for the public. */
    public static ProblemException failed(Service service) {
        return new ProblemException(
                502,
                "service-failed",
                Text.of(service.key() + " 出错，请稍后重试", service.key() + " failed; try again later"),
                List.of());
    }

    static final class Filter {
        @ServerResponseFilter
        void retryLater(ContainerResponseContext response) {
            int status = response.getStatus();
            if (status >= 502 && status <= 504) {
                response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            }
        }
    }
}
