package cn.huice.journal.inbox;

import cn.huice.journal.Acting;
import cn.huice.journal.Event;
import cn.huice.journal.EventHandler;
import cn.huice.journal.JournalUnavailable;
import cn.huice.journal.LiveConnection;
import cn.huice.journal.kafka.Envelope;
import cn.huice.web.RequestId;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Applies one event in one transaction with the note that it was applied. */
@ApplicationScoped
class Inbox {
    private static final String NOTE =
            "INSERT INTO journal_inbox (source, id) VALUES (?, ?) ON CONFLICT (source, id) DO NOTHING";
    private static final TextMapGetter<Map<String, String>> HEADERS = new Headers();

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Hands the event to the handlers unless that was done before. Entries they append carry the request id and trace of the
     * event's cause.
     */
    @ActivateRequestContext
    void apply(Envelope envelope, List<EventHandler> handlers) {
        Event event = envelope.event();
        RequestId.bind(RequestId.accept(envelope.requestId().orElse(null)));
        Span span = span(envelope);
        try (Scope active = span.makeCurrent()) {
            Acting.as(
                    "events",
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        if (isNew(event)) {
                            handlers.forEach(handler -> handler.handle(event));
                        }
                    }));
        } finally {
            span.end();
        }
    }

    private boolean isNew(Event event) {
        try (Connection connection = LiveConnection.of(database);
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, event.source());
            note.setString(2, event.id());
            return note.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private static Span span(Envelope envelope) {
        Map<String, String> headers = envelope.traceParent()
                .map(parent -> Map.of("traceparent", parent))
                .orElse(Map.of());
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        return GlobalOpenTelemetry.getTracer("huice-journal")
                .spanBuilder("process " + envelope.event().topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .startSpan();
    }

    private static final class Headers implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    }
}
