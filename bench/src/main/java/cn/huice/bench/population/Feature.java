package cn.huice.bench.population;

import cn.huice.policy.value.Value;

/** Makes the values of one attribute. */
interface Feature {
    /** The value for a subject of these traits, decided by the bits. */
    Value value(Traits traits, long bits);
}
