package cn.huice.journal;

import java.util.Set;

/**
 * Applies events of one topic. Every CDI bean of this type is found and called for the types it names.
 *
 * <p>Events of one subject come in the order they were journaled, each once: {@link #handle} runs in the transaction that
 * records the event as applied. If it throws, the event is tried again a few times and then put on the topic
 * {@code huice.dead-letters}; while the database is away it waits.
 */
public interface EventHandler {

    String topic();

    /** The CloudEvents types it wants; others are passed over. */
    Set<String> types();

    /** Runs inside the inbox's transaction. */
    void handle(Event event);
}
