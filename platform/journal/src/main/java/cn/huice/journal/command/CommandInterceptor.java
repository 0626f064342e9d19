package cn.huice.journal.command;

import cn.huice.web.Caller;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Gives a command its one effect and its one answer. Runs inside the check of roles and outside of all else. */
@Command
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
class CommandInterceptor {
    private static final int FIRST_ERROR = 400;
    private static final Turns TURNS = new Turns();

    private final CommandRequest request;
    private final Caller caller;
    private final Receipts receipts;
    private final ObjectMapper mapper;
    private final LastOfAll last;

    CommandInterceptor(CommandRequest request, Caller caller, Receipts receipts, ObjectMapper mapper, LastOfAll last) {
        this.request = request;
        this.caller = caller;
        this.receipts = receipts;
        this.mapper = mapper;
        this.last = last;
    }

    @AroundInvoke
    Object once(InvocationContext method) throws Exception {
        if (!method.getMethod().isAnnotationPresent(Command.class)) {
            // The gate carries the annotation on its class, as the name it is bound by; it is not a command itself.
            return method.proceed();
        }
        String name = caller.name();
        String key = request.key();
        try {
            return TURNS.inTurn(
                    List.of(name, key),
                    () -> QuarkusTransaction.requiringNew().call(() -> answered(name, key, method)));
        } catch (Refusal refusal) {
            return refusal.response;
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Response answered(String name, String key, InvocationContext method) throws Exception {
        Optional<Answer> earlier = receipts.claim(name, key, request.fingerprint());
        if (earlier.isPresent()) {
            return earlier.get().response();
        }
        last.begin();
        if (!(method.proceed() instanceof Response response)) {
            throw new IllegalStateException("a @Command returns a Response: " + method.getMethod());
        }
        if (response.getStatus() >= FIRST_ERROR
                && !method.getMethod().getAnnotation(Command.class).keepsRefusals()) {
            throw new Refusal(response);
        }
        Answer answer = Answer.of(response, mapper);
        receipts.fill(name, key, answer);
        last.end();
        return answer.response();
    }

    /** Takes an answer that says no past the transaction, which it rolls back. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Response response;

        Refusal(Response response) {
            super("refused with status " + response.getStatus(), null, false, false);
            this.response = response;
        }
    }
}
