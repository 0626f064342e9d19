/** 分配: a programme's cases of a year ranked, or served in order, or in proportion, inside the money there is. */
package cn.huice.casework.round;
