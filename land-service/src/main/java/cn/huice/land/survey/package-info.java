/**
 * Parcels in files: GeoJSON, the 界址点 text of Chinese surveys and GeoPackage, in both directions. What comes in is judged row by row; a
 * row that cannot be registered is refused with its reason and the others go on.
 */
package cn.huice.land.survey;
