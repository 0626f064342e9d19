/**
 * Questions for somebody of whom nothing is known yet, one after another, the one that decides most first. Nothing is
 * kept here: who asks sends all answers so far with every request.
 */
package cn.huice.casework.interview;
