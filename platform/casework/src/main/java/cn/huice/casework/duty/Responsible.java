package cn.huice.casework.duty;

import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Who has to act on a duty. */
public sealed interface Responsible {

    /** An applicant. */
    record Subject(SubjectId subject) implements Responsible {
        @Override
        public String name() {
            return subject.id();
        }
    }

    /** 主管部门, by the name its clients' tokens carry. */
    record Department(String name) implements Responsible {}

    /** Those with a role in the duty's district, such as {@code officer} or {@code finance}. */
    record Role(String name) implements Responsible {}

    /** A subject's id, a department's name or a role. */
    String name();

    /** {@code SUBJECT}, {@code DEPARTMENT} or {@code ROLE}. */
    @JsonProperty
    default String type() {
        return switch (this) {
            case Subject subject -> "SUBJECT";
            case Department department -> "DEPARTMENT";
            case Role role -> "ROLE";
        };
    }
}
