/** Policies on the command line: check, test, and index for packaging. */
package cn.huice.policy.cli;
