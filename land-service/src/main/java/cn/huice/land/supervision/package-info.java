/**
 * 共同监管 (津规自规划规〔2018〕1号 七（一）, 津滨政办发〔2022〕7号 六): what was agreed for a project on its land, what each department
 * reports of it, the facts that follow, and the measures where it falls short.
 */
package cn.huice.land.supervision;
