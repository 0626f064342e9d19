/** Three representative rules, written once for each way to apply them, so that their answers can be held together. */
package cn.huice.bench.rules;
