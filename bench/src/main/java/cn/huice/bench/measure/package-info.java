/** The measurements themselves. */
package cn.huice.bench.measure;
