/** Casework as its callers meet it: a packaged service on a real PostgreSQL and Kafka, asked over HTTP. */
package cn.huice.bench.casework;
