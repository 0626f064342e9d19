/** The demonstration: the system's story told by using it. */
package cn.huice.local.walk;
