/** Publishing, correcting and withdrawing policies while the service runs (DESIGN §3). */
package cn.huice.casework.publication;
