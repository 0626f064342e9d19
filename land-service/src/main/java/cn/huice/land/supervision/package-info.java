/**
 * 共同监管 (天津市优化工业用地管理促进产业结构调整升级实施办法（2018-55） 七（一）, 津滨政办发〔2022〕7号 六): what was agreed for a project on its land, what each department
 * reports of it, the facts that follow, and the measures where it falls short.
 */
package cn.huice.land.supervision;
