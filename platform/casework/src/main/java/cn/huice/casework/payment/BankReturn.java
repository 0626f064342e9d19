package cn.huice.casework.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;

/**
 * 银行回盘: a bank's report on single payments, booked once however often it is sent.
 *
 * @param digest SHA-256 of the file, in hex
 * @param format {@code pain.002} or {@code csv}
 * @param paid how many it settled as paid
 * @param failed how many it settled as failed
 * @param pending how many the bank is still working on
 * @param known how many had been reported the same way before
 * @param questioned how many contradict what was reported before
 */
public record BankReturn(
        String id,
        String digest,
        String format,
        int paid,
        int failed,
        int pending,
        int known,
        int questioned,
        String receivedBy,
        OffsetDateTime receivedAt,
        @JsonIgnore long sequence) {}
