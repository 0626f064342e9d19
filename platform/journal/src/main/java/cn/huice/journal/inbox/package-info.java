/** Applies the events of other services once each, in order per subject. */
package cn.huice.journal.inbox;
