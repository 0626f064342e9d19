package cn.huice.testing.walk;

import java.util.List;
import java.util.Map;

/** What cases of a policy need besides the facts of its example: a register that follows from them asks more than the policy does. */
public interface Preparation {
    /** GB/T 2260 code of the district it is filed in. */
    default String district() {
        return CaseWalk.DISTRICT;
    }

    /** Subjects it names besides, {@code kind} and {@code id}, registered already. */
    default List<Map<String, String>> related() {
        return List.of();
    }

    /** Called once it is filed, before it is submitted. @param token of its applicant */
    default void filed(String application, String token) {}
}
