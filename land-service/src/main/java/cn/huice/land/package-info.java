/**
 * 产业用地: what is special to industrial land. Parcels lie in a register with their outlines, which any GIS reads; supplies are subjects
 * too; prices and terms are policies; an application for land supply runs in casework and ends in contract facts of the enterprise.
 */
package cn.huice.land;
