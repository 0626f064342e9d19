package cn.huice.casework.payment;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a bank's file says, whatever its format.
 *
 * @param message the payment message it answers, as that was named; empty where every item names its attempt
 * @param all what it says of every item it does not name; empty where it says nothing of them
 */
record ReturnFile(String format, Optional<String> message, Optional<Item> all, List<Item> items) {

    enum Verdict {
        PAID,
        FAILED,
        /** Still under way: nothing to book. */
        PENDING
    }

    /**
     * One payment.
     *
     * @param endToEnd the attempt; empty text where it stands for all of a message
     * @param amount 元, where the file repeats it
     * @param reason why it failed, in the bank's codes and words; empty text where it gives none
     */
    record Item(String endToEnd, Verdict verdict, Optional<BigDecimal> amount, String reason) {

        Item naming(String attempt) {
            return new Item(attempt, verdict, amount, reason);
        }
    }

    /** @throws ProblemException always: 400 {@code bank-return-unreadable} */
    static ProblemException unreadable(String where, String zh, String en) {
        return ProblemException.badRequest(
                "bank-return-unreadable",
                Text.of("银行回盘文件无法读取：" + zh, "The bank's file cannot be read: " + en),
                FieldError.of(where, zh, en, "pain.002 / csv"));
    }
}
