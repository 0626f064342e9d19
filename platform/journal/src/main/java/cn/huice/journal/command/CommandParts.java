package cn.huice.journal.command;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The parts of a {@link CommandInParts}. Each runs in a transaction of its own with a receipt of its own, under the
 * command's key and the part's name; a refusal is kept as well, so that the same command is answered the same whenever it
 * is sent again, and goes on where it was cut off.
 */
@ApplicationScoped
public class CommandParts {
    private static final Turns TURNS = new Turns();

    private final CommandRequest request;
    private final Caller caller;
    private final Receipts receipts;
    private final ObjectMapper mapper;
    private final LastOfAll last;

    CommandParts(CommandRequest request, Caller caller, Receipts receipts, ObjectMapper mapper, LastOfAll last) {
        this.request = request;
        this.caller = caller;
        this.receipts = receipts;
        this.mapper = mapper;
        this.last = last;
    }

    /**
     * @param part different for each part of the command
     * @param work what it does and answers
     * @param refused what it answers where the work is refused
     * @throws RuntimeException where it fails in any other way, without a receipt
     */
    public JsonNode once(String part, Supplier<Object> work, Function<ProblemException, Object> refused) {
        // A key of a caller has no spaces, so none of them can be that of a part.
        String key = request.key() + " " + part;
        try {
            return TURNS.inTurn(List.of(caller.name(), key), () -> {
                try {
                    return inTransaction(key, work);
                } catch (ProblemException refusal) {
                    return inTransaction(key, () -> refused.apply(refusal));
                }
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode inTransaction(String key, Supplier<Object> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> answered(key, work));
        } catch (QuarkusTransactionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private JsonNode answered(String key, Supplier<Object> work) throws IOException {
        Optional<Answer> earlier = receipts.claim(caller.name(), key, request.fingerprint());
        if (earlier.isPresent()) {
            return mapper.readTree(earlier.get().body().orElseThrow().bytes());
        }
        last.begin();
        Answer answer = Answer.of(Response.ok(work.get()).build(), mapper);
        receipts.fill(caller.name(), key, answer);
        last.end();
        return mapper.readTree(answer.body().orElseThrow().bytes());
    }
}
