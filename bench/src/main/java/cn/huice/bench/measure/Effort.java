package cn.huice.bench.measure;

/**
 * How much is measured.
 *
 * @param rows subjects scanned
 * @param compared subjects that every engine answers for, so that the answers can be held together
 * @param files policy files loaded
 * @param seconds spent at most on repeating one measurement, and as much on warming up for it
 * @param turns of one second each, that JMH measures
 */
public record Effort(int rows, int compared, int files, int seconds, int turns) {
    public static final Effort FULL = new Effort(1_000_000, 20_000, 1_000, 10, 5);
    public static final Effort QUICK = new Effort(100_000, 3_000, 1_000, 2, 2);

    public Effort withRows(int other) {
        return new Effort(other, compared, files, seconds, turns);
    }
}
