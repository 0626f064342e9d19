/**
 * OGC API - Features: parcels as any GIS reads them. Part 1 (Core, GeoJSON, OpenAPI 3.0), Part 2 (CRS84, EPSG:4490 and the plane of the
 * local zone), queryables and filters by equal values of Part 3, and create, replace, delete with ETags of Part 4.
 */
package cn.huice.land.ogc;
