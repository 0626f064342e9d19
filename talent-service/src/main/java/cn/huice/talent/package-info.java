/**
 * 人才: what is special to talent. Its policies and procedures are data beside the code; their applications run in
 * casework.
 */
package cn.huice.talent;
