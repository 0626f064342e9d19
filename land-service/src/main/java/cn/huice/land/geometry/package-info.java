/**
 * Outlines of parcels in plain Java: coordinates in EPSG:4490 as longitude and latitude, the plane of a 3° zone for everything that is
 * measured, and what makes an outline unfit for the register. Knows no framework.
 */
package cn.huice.land.geometry;
