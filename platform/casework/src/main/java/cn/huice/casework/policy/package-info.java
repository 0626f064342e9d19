/** The catalogue: which policies this service runs, as readers and the other packages see them. */
package cn.huice.casework.policy;
