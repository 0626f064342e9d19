/** From the words of a condition or a formula to a typed tree: reader of signs, parser, checker of names and units. */
package cn.huice.policy.expression;
