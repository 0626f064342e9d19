/** An S3-compatible store as a process of one machine, for tests. */
package cn.huice.local.objects;
