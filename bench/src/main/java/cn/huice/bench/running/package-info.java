/** What runs for a measurement of the packaged services, and the load that is put on it. */
package cn.huice.bench.running;
