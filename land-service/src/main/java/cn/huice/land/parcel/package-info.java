/**
 * The register of parcels: their codes, outlines, uses, limits, rights and holders, from when until when each stood, what was split and
 * merged into what. One writer at a time, so that no two parcels in force share ground.
 */
package cn.huice.land.parcel;
