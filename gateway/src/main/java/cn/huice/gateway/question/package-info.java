/** The services' questions as one list. */
package cn.huice.gateway.question;
