package cn.huice.registry;

/**
 * A subject in the journal: that it has a name and an identifier, not which.
 *
 * @param district GB/T 2260
 */
record SubjectData(SubjectId subject, String district, boolean named, boolean identified) {

    static SubjectData of(SubjectId id, Particulars particulars) {
        return new SubjectData(
                id,
                particulars.district(),
                particulars.name().isPresent(),
                particulars.identifier().isPresent());
    }

    /** Somebody read the whole identifier. */
    record Read(SubjectId subject) {}
}
