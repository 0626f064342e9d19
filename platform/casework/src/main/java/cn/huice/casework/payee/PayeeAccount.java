package cn.huice.casework.payee;

import cn.huice.registry.SubjectId;

/**
 * 收款账户: where a subject's money goes.
 *
 * @param holder 户名, as the bank knows it; up to 140 characters
 * @param account 账号, 8 to 32 digits
 * @param bank 开户行, its name; up to 140 characters
 * @param bankCode 联行号, 12 digits (CNAPS)
 * @param revision grows with every change
 */
public record PayeeAccount(
        SubjectId subject, String holder, String account, String bank, String bankCode, long revision) {
    private static final int SHOWN = 4;

    /** The account with all but its last four digits hidden. */
    public String masked() {
        return "*".repeat(account.length() - SHOWN) + account.substring(account.length() - SHOWN);
    }

    /** Accounts stay out of logs. */
    @Override
    public String toString() {
        return "payee account of " + subject;
    }
}
