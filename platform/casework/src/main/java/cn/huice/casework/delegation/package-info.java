/** 委托: officers who act for others. */
package cn.huice.casework.delegation;
