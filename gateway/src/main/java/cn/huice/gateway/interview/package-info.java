/** What to ask next of somebody of whom little is known, over all services at once. */
package cn.huice.gateway.interview;
