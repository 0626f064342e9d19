package cn.huice.gateway.door;

import cn.huice.gateway.OpenToAll;
import cn.huice.gateway.upstream.Unavailable;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Everything below {@code /api} passes here. Without a valid token only {@link OpenToAll} answer; an invalid token is
 * refused there as well, so that a caller learns of it at once.
 */
@ApplicationScoped
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);

    private final IdentityProviderManager identities;
    private final Refusal refusal;
    private final Proxy proxy;

    @Inject
    Door(IdentityProviderManager identities, Refusal refusal, Proxy proxy) {
        this.identities = identities;
        this.refusal = refusal;
        this.proxy = proxy;
    }

    void install(@Observes Router router) {
        router.route("/api/*").handler(this::admit);
        router.route("/api/*").handler(this::pass);
    }

    private void admit(RoutingContext context) {
        BiConsumer<RoutingContext, Throwable> onFailure = this::refuse;
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, onFailure);
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> admit(context, identity), failure -> refuse(context, failure));
    }

    private void admit(RoutingContext context, SecurityIdentity identity) {
        if (!identity.isAnonymous()) {
            context.next();
        } else if (OpenToAll.request(context.request().method().name(), context.normalizedPath())) {
            context.request().headers().remove("Authorization");
            context.next();
        } else {
            refuse(context, new UnauthorizedException());
        }
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof AuthenticationException || failure instanceof UnauthorizedException) {
            refusal.send(
                    context,
                    new ProblemException(
                            401,
                            "token-required",
                            Text.of("需要有效的访问令牌", "A valid access token is required"),
                            List.of()));
        } else {
            LOG.error("tokens cannot be checked", failure);
            refusal.send(context, Unavailable.down("identity"));
        }
    }

    private void pass(RoutingContext context) {
        Target.of(context.request().path()).ifPresentOrElse(target -> proxy.pass(context, target), context::next);
    }
}
