/** The texts policies are taken from: cut into articles by their Chinese numbering, and found by what a policy cites. */
package cn.huice.policy.document;
