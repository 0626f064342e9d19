/**
 * 产业用地: what is special to industrial land. Parcels and supplies are subjects of the register; prices and terms are
 * policies; an application for land supply runs in casework and ends in contract facts of the enterprise.
 */
package cn.huice.land;
