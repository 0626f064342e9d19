/**
 * 供应: the supply plan of a year, and the supply of one parcel from its planning conditions over the scheme to the deal. What a mode of
 * supply allows is said by the policies, the city's and Binhai's side by side.
 */
package cn.huice.land.supply;
