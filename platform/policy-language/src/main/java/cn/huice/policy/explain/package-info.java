/** Says what a policy asks and gives, and how it came out for someone, in lines of text for people. */
package cn.huice.policy.explain;
