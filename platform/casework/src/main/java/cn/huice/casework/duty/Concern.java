package cn.huice.casework.duty;

import cn.huice.registry.SubjectId;

/**
 * What a duty is about.
 *
 * @param kind that of a subject, or {@code district}
 * @param id the subject's, or the district's GB/T 2260 code
 */
public record Concern(String kind, String id) {
    public static Concern of(SubjectId subject) {
        return new Concern(subject.kind(), subject.id());
    }

    public static Concern ofDistrict(String district) {
        return new Concern("district", district);
    }
}
