/** The register's facts as columns in memory, kept current: what scans of many subjects read. */
package cn.huice.casework.columns;
