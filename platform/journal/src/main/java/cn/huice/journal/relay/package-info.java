/** Publishes the journal to Kafka: one leader at a time, in the journal's order, at least once. */
package cn.huice.journal.relay;
