package cn.huice.casework.review;

import java.util.List;

/**
 * Somebody who may be drawn.
 *
 * @param id a person in the register, where the name is kept encrypted
 * @param account the user name they log in with
 * @param fields 领域 they are at home in
 * @param employer subject id of where they work; kept encrypted, because it tells who somebody is
 */
record Expert(String id, String account, List<String> fields, String employer, boolean active, long revision) {

    /** Where they work stays out of logs. */
    @Override
    public String toString() {
        return "expert " + id;
    }
}
