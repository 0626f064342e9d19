/** Prices, rents and terms worked out by the policies: the city's rule and Binhai's side by side, kept with what went in. */
package cn.huice.land.calculation;
