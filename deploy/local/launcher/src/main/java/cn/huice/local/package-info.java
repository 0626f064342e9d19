/** {@code ./huice}: the whole of Huice on one machine, started, watched and stopped by one program. */
package cn.huice.local;
