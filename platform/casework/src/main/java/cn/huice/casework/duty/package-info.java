/** 监管: dated duties, on the list of whom they fall to, and marked when late. */
package cn.huice.casework.duty;
