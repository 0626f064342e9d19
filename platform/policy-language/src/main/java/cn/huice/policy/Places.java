package cn.huice.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Words of a policy's head and what the API calls them. */
public final class Places {
    /** 对象 to the subject kind. */
    static final Map<String, String> BENEFICIARIES = inOrder(
            "个人",
            "person",
            "企业",
            "enterprise",
            "机构",
            "institution",
            "团队",
            "team",
            "项目",
            "project",
            "宗地",
            "parcel",
            "区县",
            "district",
            "无",
            "none");

    /** 地区 to its division code of GB/T 2260. */
    static final Map<String, String> JURISDICTIONS = inOrder(
            "天津市", "120000", "和平区", "120101", "河东区", "120102", "河西区", "120103", "南开区", "120104", "河北区", "120105", "红桥区",
            "120106", "东丽区", "120110", "西青区", "120111", "津南区", "120112", "北辰区", "120113", "武清区", "120114", "宝坻区",
            "120115", "滨海新区", "120116", "宁河区", "120117", "静海区", "120118", "蓟州区", "120119", "石家庄市", "130100");

    private Places() {}

    /** The word of policy files for a subject kind, 企业 for enterprise; the kind itself if there is none. */
    public static String beneficiary(String kind) {
        return wordFor(kind, BENEFICIARIES);
    }

    /** The name of a division, 天津市 for 120000; the code itself if policy files do not know it. */
    public static String jurisdiction(String code) {
        return wordFor(code, JURISDICTIONS);
    }

    private static String wordFor(String meaning, Map<String, String> words) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(meaning);
    }

    private static Map<String, String> inOrder(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
