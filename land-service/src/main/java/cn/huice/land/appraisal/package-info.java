/**
 * 亩均评价 and 三考合一 (津滨政办发〔2022〕7号 六): enterprises scored by what their land yields, graded by the district's scheme, and parks
 * ranked by intensive use and by how their agreements are kept.
 */
package cn.huice.land.appraisal;
