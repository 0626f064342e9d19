/**
 * 合同: leases and grants of land from signing to the end of the term, with their payments, acceptances, conversion, renewal, exit and
 * reclaim. What time and the parties do to a contract is plain functions on {@link cn.huice.land.contract.Contract}; which duties follow
 * is computed from it ({@link cn.huice.land.contract.Obligations}), and so are the facts and what the register of parcels says.
 */
package cn.huice.land.contract;
