package cn.huice.casework.material;

import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A file handed in with an application.
 *
 * @param material name of the material it is, as the policy lists it
 * @param name of the file, cleaned
 * @param size bytes
 * @param digest SM3 of the content, hex
 * @param validUntil last day on which it may be used again; null where its sender named none
 * @param reusedFrom id of the file of an earlier case it refers to; null where it was uploaded
 */
record MaterialFile(
        String id,
        String application,
        @JsonIgnore SubjectId subject,
        String material,
        String name,
        String mediaType,
        long size,
        String digest,
        LocalDate validUntil,
        String reusedFrom,
        OffsetDateTime addedAt,
        String addedBy) {
    /** Names this file among the holders of its content. */
    String holder() {
        return "material:" + id;
    }
}
