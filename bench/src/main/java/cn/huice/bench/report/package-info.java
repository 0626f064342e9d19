/** Figures as people read them. */
package cn.huice.bench.report;
