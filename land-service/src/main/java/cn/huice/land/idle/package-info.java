/**
 * 闲置土地 (国土资源部令第53号, named by 天津市优化工业用地管理促进产业结构调整升级实施办法（2018-55） 四（二）): surveyed, determined by the policies, disposed of by its cause, and
 * what a district does where there is much of it.
 */
package cn.huice.land.idle;
