/** 追缴: asking back money that was paid, until it is repaid, withdrawn or written off. */
package cn.huice.casework.recovery;
