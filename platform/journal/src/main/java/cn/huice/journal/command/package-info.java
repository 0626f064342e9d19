/** Commands over HTTP that have one effect and one answer, however often they arrive (DESIGN §5, §9). */
package cn.huice.journal.command;
