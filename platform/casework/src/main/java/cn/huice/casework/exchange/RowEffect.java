package cn.huice.casework.exchange;

/**
 * What a row brought about.
 *
 * @param result id of the application or the fact
 * @param before whether it was there already, so that the row changed nothing
 */
record RowEffect(String result, boolean before) {
    static RowEffect made(String id) {
        return new RowEffect(id, false);
    }

    static RowEffect before(String id) {
        return new RowEffect(id, true);
    }
}
