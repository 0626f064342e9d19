/** Measures the register of parcels through its OGC door, beside the same questions in plain SQL. */
package cn.huice.bench.land;
