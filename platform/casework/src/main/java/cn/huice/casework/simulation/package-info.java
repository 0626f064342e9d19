/** What if: a policy's draft, or its future, against what is in force, over the whole register. */
package cn.huice.casework.simulation;
