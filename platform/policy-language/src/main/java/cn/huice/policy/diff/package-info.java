/** Says in words for people how two readings of a policy differ. */
package cn.huice.policy.diff;
