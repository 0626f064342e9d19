/**
 * 挂牌 (招标拍卖挂牌出让国有建设用地使用权规定，国土资源部令第39号): announcement, bidders and their deposits, open bids put in order by the lock of
 * the listing's row, a sealed final round, the deal and its public result. Every bid stands in the journal before it is acknowledged.
 */
package cn.huice.land.listing;
