/** Plain SQL for those who store beside the journal, in the transaction they share with it. */
package cn.huice.journal.sql;
