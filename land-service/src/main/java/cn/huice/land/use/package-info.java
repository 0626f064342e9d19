/** What land may be used for, as the classifications name it; each class holds for the years in which its edition is in force. */
package cn.huice.land.use;
