package cn.huice.casework.round;

import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a round gives a case.
 *
 * @param rank from 1 within its group; absent for the exempt and where nobody is ranked
 * @param score 0 to 1; only where scores decide
 * @param amount 元
 */
public record Verdict(
        Entrant entrant, OptionalInt rank, Optional<Fraction> score, Standing standing, BigDecimal amount) {

    /** How much of what it asked for. */
    public enum Standing {
        /** 入围: all of it. */
        FULL,
        /** 部分: less than it. */
        PARTIAL,
        /** 未入围. */
        NONE;

        public boolean selected() {
            return this != NONE;
        }
    }
}
