/**
 * The door every Huice process shares: who is calling ({@link cn.huice.web.Caller}), under which request id, in which
 * language, and how a refusal reads (RFC 9457 problem+json). It knows nothing of policies, cases or storage.
 */
package cn.huice.web;
