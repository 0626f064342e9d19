/**
 * What to ask next of somebody of whom little is known: the attribute whose answer would decide most policies. Every
 * open policy is assessed again with each of some representative answers ({@code Samples}).
 */
package cn.huice.policy.question;
