package cn.huice.casework.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How budgets are kept. */
@ConfigMapping(prefix = "huice.budget")
interface BudgetSettings {

    /** Where recovered money goes. */
    @WithDefault("same-year")
    RecoveredTo recoveredTo();

    /** Where recovered money goes. */
    enum RecoveredTo {
        /** Always back into the budget it was paid from, to be spent again. */
        BUDGET,
        /** Always to the treasury. */
        TREASURY,
        /** Back into the budget while its year lasts, to the treasury after (预算法实施条例: 以前年度资金收回上缴国库). */
        SAME_YEAR
    }
}
