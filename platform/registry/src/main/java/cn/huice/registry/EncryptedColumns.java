package cn.huice.registry;

import cn.huice.registry.identifier.PersonalDataCipher;
import java.util.List;

/**
 * Columns of one table that {@link PersonalDataCipher} encrypts. Every bean of this type takes part in a change of keys; one that
 * is forgotten keeps the old key needed for ever.
 */
public interface EncryptedColumns {

    /** For operators: {@code subjects}, {@code objections} ... */
    String what();

    /** Which they are. */
    EncryptedTable encrypted();

    /** Rows that another key than the one which encrypts now has encrypted. */
    default long outdated() {
        return encrypted().outdated();
    }

    /**
     * Encrypts some of them anew, in the caller's transaction. A row that a command has locked is left to the next round.
     *
     * @param after the primary key of the last row of the batch before; empty to begin with the first
     * @param most rows
     * @return the primary key of the last row; empty where there were none
     */
    default List<String> reseal(List<String> after, int most) {
        return encrypted().reseal(after, most);
    }
}
