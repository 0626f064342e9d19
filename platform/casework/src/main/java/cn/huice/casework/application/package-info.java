/** Applications: filed under a pinned policy, walked through their procedure, decided, paid, closed. */
package cn.huice.casework.application;
