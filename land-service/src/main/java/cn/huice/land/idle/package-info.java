/**
 * 闲置土地 (国土资源部令第53号, named by 津规自规划规〔2018〕1号 四（二）): surveyed, determined by the policies, disposed of by its cause, and
 * what a district does where there is much of it.
 */
package cn.huice.land.idle;
