/** Walks a whole catalogue through its service's door: every entitlement and calculation asked, applied for and decided. */
package cn.huice.testing.walk;
