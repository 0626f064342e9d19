/** 评审: the expert register, panels drawn at random, scores given blind, and the minutes all of them sign. */
package cn.huice.casework.review;
