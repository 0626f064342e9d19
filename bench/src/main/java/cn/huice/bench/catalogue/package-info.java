/** The whole catalogue as its users meet it: one profile against every policy, and a whole register looked through. */
package cn.huice.bench.catalogue;
