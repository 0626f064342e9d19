package cn.huice.policy;

import cn.huice.policy.number.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The units an amount can be in.
 *
 * @param json the name in the API
 */
record AmountUnit(Unit unit, String json) {
    /** By the Chinese name policies use. */
    static final Map<String, AmountUnit> NAMES = names();

    private static Map<String, AmountUnit> names() {
        var names = new LinkedHashMap<String, AmountUnit>();
        names.put("元", new AmountUnit(Unit.YUAN, "CNY"));
        names.put("元/年", new AmountUnit(Unit.YUAN.per(Unit.YEAR), "CNY/year"));
        names.put("元/月", new AmountUnit(Unit.YUAN.per(Unit.MONTH), "CNY/month"));
        names.put("元/平方米", new AmountUnit(Unit.YUAN.per(Unit.SQUARE_METRE), "CNY/m2"));
        names.put("年", new AmountUnit(Unit.YEAR, "years"));
        names.put("月", new AmountUnit(Unit.MONTH, "months"));
        names.put("元/小时", new AmountUnit(Unit.YUAN.per(Unit.HOUR), "CNY/hour"));
        names.put("日", new AmountUnit(Unit.DAY, "days"));
        names.put("工作日", new AmountUnit(Unit.WORKING_DAY, "working-days"));
        names.put("比例", new AmountUnit(Unit.PLAIN, "ratio"));
        names.put("名额", new AmountUnit(Unit.counted("个"), "quota"));
        names.put("分", new AmountUnit(Unit.counted("分"), "score"));
        names.put("吨标准煤", new AmountUnit(Unit.TCE, "tce"));
        names.put("平方米", new AmountUnit(Unit.SQUARE_METRE, "m2"));
        return names;
    }
}
