/** Digests anybody can compute again with common tools. */
package cn.huice.casework.digest;
