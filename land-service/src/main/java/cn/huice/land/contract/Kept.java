package cn.huice.land.contract;

import java.time.LocalDate;

/**
 * A contract as it is stored.
 *
 * @param nextDue earliest day of an open duty; null where none is
 */
record Kept(Contract contract, LocalDate nextDue, long revision, long sequence) {

    Kept on(LocalDate today) {
        return new Kept(contract.on(today), nextDue, revision, sequence);
    }
}
