/** The values a fact can have. */
package cn.huice.policy.value;
