package cn.huice.policy.assessment;

import cn.huice.policy.number.Fraction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What the steps of one calculation have given so far, by name.
 *
 * @param numbers in base units
 */
record Steps(Map<String, Answer<Fraction>> numbers, Map<String, Answer<LocalDate>> days) {
    static final Steps NONE = new Steps(Map.of(), Map.of());

    /** Still empty. */
    Steps() {
        this(new HashMap<>(), new HashMap<>());
    }
}
