/** What tests of every module stand on: a real PostgreSQL and Kafka, signed tokens, and a clock that can be set. */
package cn.huice.testing;
