/**
 * Applies many policies to many subjects at once, with the meaning of {@link cn.huice.policy.assessment.Assessor}.
 *
 * <p>{@link Columns} keep one attribute to a column, in blocks of 4096 rows. A segment, the column's part of a block, has
 * a bit for each row that has a value, and the values of those rows only, as whole numbers cut into bit planes ({@code
 * Slices}; planes of few ones as {@code Gaps}). A {@link ScanPlan} turns the typed tree of all its policies into one graph
 * of conditions and quantities in which what is written the same is the same object ({@code Planner}, {@code TreeReader},
 * {@code Nodes}); comparisons are turned around until an attribute stands alone ({@code Solver}).
 *
 * <p>A {@link Scan} takes block after block ({@code BlockScan}). Each condition is found out once per block, as two bit
 * vectors: where it is true, where it may be ({@code Frame}, {@code Bits}). A comparison with a constant is found on the
 * bit planes as they are stored. Amounts are computed for the eligible rows, each in a lane ({@code Lanes}): a column's
 * numbers are taken apart once per block ({@code Unpacked}) and computed with in longs ({@code Numbers}, {@code
 * Arithmetic}), so many units each, over a denominator where there is one ({@code Values}, {@code Aligned}); what might
 * not fit a long takes two ({@code Wide}). How wide results are is known from the operands, so nothing overflows.
 * Rounding divides with a double and corrects it exactly ({@code Division}); functions of one day are looked up ({@code
 * DayTable}). What is still wider, a number that is kept aside, or a handful of rows is computed row by row in exact
 * fractions ({@code Row}); so is the one profile of a {@link Screening}.
 *
 * <p>While a thread scans a block it holds the block's segments; a change made meanwhile goes to a copy, so that it sees
 * every row as it was before the change or, in a later scan, after it.
 */
package cn.huice.policy.scan;
