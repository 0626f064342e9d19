package cn.huice.casework.notice;

import java.time.OffsetDateTime;

/**
 * An objection as its objector may read it again: without the contact, which is nobody's but the answering officers'.
 *
 * @param answer null while it waits
 * @param answeredAt null while it waits
 */
record ObjectionView(
        String id,
        String reason,
        OffsetDateTime raisedAt,
        ObjectionStanding state,
        String answer,
        OffsetDateTime answeredAt) {

    enum ObjectionStanding {
        WAITING,
        /** Found justified: the notice was withdrawn. */
        UPHELD,
        NOT_UPHELD
    }

    static ObjectionView of(Objection objection) {
        return new ObjectionView(
                objection.id(),
                objection.reason(),
                objection.raisedAt(),
                standing(objection),
                objection.answer(),
                objection.answeredAt());
    }

    private static ObjectionStanding standing(Objection objection) {
        if (!objection.answered()) {
            return ObjectionStanding.WAITING;
        }
        return objection.upheld() ? ObjectionStanding.UPHELD : ObjectionStanding.NOT_UPHELD;
    }
}
