/**
 * The infrastructure of Huice as plain operating system processes on one machine: PostgreSQL, Kafka and Keycloak, bound
 * to 127.0.0.1, with no container engine. No framework and nothing of theirs on the caller's classpath.
 */
package cn.huice.local.stack;
