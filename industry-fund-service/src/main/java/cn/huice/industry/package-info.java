/**
 * 产业扶持: what is special to industry subsidies. Its policies and procedures are data beside the code; their
 * applications run in casework.
 */
package cn.huice.industry;
