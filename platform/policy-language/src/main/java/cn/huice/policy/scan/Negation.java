package cn.huice.policy.scan;

/** The operand does not hold. */
final class Negation extends Condition {
    final Condition operand;

    Negation(int id, Condition operand) {
        super(id);
        this.operand = operand;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        Bits bits = frame.bits(operand, rows);
        for (int i = 0; i < Words.WORDS; i++) {
            result.sure[i] = ~bits.possible[i];
            result.possible[i] = ~bits.sure[i];
        }
    }

    @Override
    Truth test(Row row) {
        return row.truth(operand).not();
    }

    @Override
    int cost() {
        return 1 + operand.cost();
    }

    @Override
    boolean isWholesale() {
        return operand.isWholesale();
    }
}
