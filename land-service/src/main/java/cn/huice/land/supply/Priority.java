package cn.huice.land.supply;

/** What lets a project have land before others in the plan of the year. The texts say 优先 of each and rank none above another. */
public enum Priority {
    /** 人才公寓 (天津市人才公寓认定支持办法（试行）第九条（三）) */
    TALENT_APARTMENT,
    /** 战略性新兴产业 (天津市优化工业用地管理促进产业结构调整升级实施办法 六（一）) */
    STRATEGIC_INDUSTRY,
    /** 容积率超过 1.2 的标准厂房，计划指标优先 (同上 五（一）) */
    STANDARD_FACTORY
}
