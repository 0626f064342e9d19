/**
 * 城镇低效用地再开发 (津规资利用函〔2020〕427): the survey, the determination by rule and by the district's criteria, the register, the
 * plans, negotiated supply and transitions. Rules are the policies'; cases are casework's; here are the registers they end in.
 */
package cn.huice.land.redevelopment;
