/** 名额: how many awards of a policy there may be, and who holds them. */
package cn.huice.casework.quota;
