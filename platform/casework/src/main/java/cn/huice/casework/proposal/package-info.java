/** 免申即享: what the administration proposes to somebody who is entitled and has not applied, confirmed in one step. */
package cn.huice.casework.proposal;
