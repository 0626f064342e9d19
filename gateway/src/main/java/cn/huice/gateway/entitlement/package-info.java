/** What somebody may get, over all services: awards of one group together. */
package cn.huice.gateway.entitlement;
