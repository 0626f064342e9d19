/**
 * The append-only journal of a service: an entry is at once the audit record, the event to publish and a link in its
 * stream's hash chain (DESIGN §6).
 *
 * <p>{@link cn.huice.journal.Journal} appends in the caller's transaction; a relay publishes to Kafka;
 * {@link cn.huice.journal.EventHandler}s apply the events of others once; a sealer signs checkpoints and
 * {@link cn.huice.journal.JournalVerifier} checks them.
 */
package cn.huice.journal;
