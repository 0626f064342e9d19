package cn.huice.casework.simulation;

import cn.huice.policy.assessment.Amount;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;

/** What each row gets under one of the two texts. Rows are written by many threads, each row by one. */
final class Side {
    /** How a row stands. */
    enum State {
        NOT_ELIGIBLE,
        /** Without a sum. */
        ELIGIBLE,
        EXACT,
        CEILING,
        UNDETERMINED
    }

    private static final State[] STATES = State.values();

    private final byte[] states;
    private final long[] fen;
    private final AtomicReference<String> unit = new AtomicReference<>("");

    Side(int rows) {
        states = new byte[rows];
        fen = new long[rows];
    }

    /** Rows that came after the scan began are passed over. */
    void take(int row, Amount amount) {
        if (row >= states.length) {
            return;
        }
        switch (amount) {
            case Amount.Exact(BigDecimal value, String in) -> set(row, State.EXACT, value, in);
            case Amount.Ceiling(BigDecimal value, String in) -> set(row, State.CEILING, value, in);
            case Amount.Undetermined undetermined -> states[row] = (byte) State.UNDETERMINED.ordinal();
            case Amount.Day day -> states[row] = (byte) State.ELIGIBLE.ordinal();
            case Amount.None none -> states[row] = (byte) State.ELIGIBLE.ordinal();
        }
    }

    private void set(int row, State state, BigDecimal value, String in) {
        fen[row] = value.movePointRight(2).longValueExact();
        states[row] = (byte) state.ordinal();
        unit.setPlain(in);
    }

    State state(int row) {
        return STATES[states[row]];
    }

    boolean eligible(int row) {
        return state(row) != State.NOT_ELIGIBLE;
    }

    boolean hasSum(int row) {
        return state(row) == State.EXACT || state(row) == State.CEILING;
    }

    /** Two decimals, in the unit; 0 without a sum. */
    BigDecimal sum(int row) {
        return BigDecimal.valueOf(fen[row], 2);
    }

    /** Empty where no row has a sum. */
    String unit() {
        return unit.get();
    }

    int rows() {
        return states.length;
    }
}
