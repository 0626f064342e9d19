/** National numbers: their standards, and how they are kept unreadable at rest (DESIGN §7). No framework in it. */
package cn.huice.registry.identifier;
