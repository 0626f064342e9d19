/** Runs the test files that lie beside policies. */
package cn.huice.policy.testing;
