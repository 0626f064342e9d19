/** Finding policies and articles by words, in Chinese. The index is in memory, made from the book and the documents. */
package cn.huice.casework.search;
