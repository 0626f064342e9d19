/** How events travel: topics, clients, and the CloudEvents envelope. */
package cn.huice.journal.kafka;
