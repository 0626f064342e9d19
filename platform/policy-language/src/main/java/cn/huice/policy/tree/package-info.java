/**
 * What a policy says, typed: everything here has been checked, so an engine need not ask again whether names exist or
 * units fit. Engines are written as exhaustive switches over these sealed types.
 */
package cn.huice.policy.tree;
