/**
 * {@code ./huice demo --district}: a made-up district of enterprises and people whose attributes hang together, written
 * straight into the registers of the local system, and 免申即享 over all of it.
 */
package cn.huice.local.district;
