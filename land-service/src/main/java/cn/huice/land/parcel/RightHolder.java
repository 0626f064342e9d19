package cn.huice.land.parcel;

import cn.huice.registry.SubjectId;
import java.util.Optional;

/**
 * 土地使用权人. A person is personal data: who it is and what it is called is told by right only, and the name lies encrypted in the
 * register of subjects.
 *
 * @param name of an organisation or, by right, of a person
 */
public record RightHolder(SubjectId subject, Optional<String> name) {
    public boolean isPerson() {
        return subject.kind().equals("person");
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return subject.toString();
    }
}
