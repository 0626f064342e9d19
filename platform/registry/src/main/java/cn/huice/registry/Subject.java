package cn.huice.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * A person, enterprise, institution, project, parcel or supply in the register.
 *
 * @param district GB/T 2260 code of the district that looks after it
 * @param name its name; of a person that is personal data
 * @param maskedIdentifier its national number with the middle hidden; the whole only by {@link Register#readIdentifier}
 * @param revision grows with every change of the subject itself; facts do not change it
 */
public record Subject(
        SubjectId id,
        String district,
        Optional<String> name,
        Optional<String> maskedIdentifier,
        long revision,
        Instant createdAt) {

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return id + "@" + revision;
    }
}
