/** The policies this service runs, and the editions cases are pinned to. */
package cn.huice.casework.policy;
