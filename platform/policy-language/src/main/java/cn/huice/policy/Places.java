package cn.huice.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Words of a policy's head and what the API calls them. */
final class Places {
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

    private static Map<String, String> inOrder(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
