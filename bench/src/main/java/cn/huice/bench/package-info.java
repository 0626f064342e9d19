/** How fast policies are loaded, asked and scanned, beside other ways to do it. */
package cn.huice.bench;
