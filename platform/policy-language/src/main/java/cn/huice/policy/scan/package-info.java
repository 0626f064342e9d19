/**
 * Applies many policies to many subjects at once, with the meaning of {@link cn.huice.policy.assessment.Assessor}.
 *
 * <p>{@link Columns} keep one attribute to a column, in blocks of 4096 rows, each number cut into bit planes ({@code
 * Slices}). A {@link ScanPlan} turns the typed tree of all its policies into one graph of conditions and quantities in
 * which what is written the same is the same object ({@code Planner}, {@code TreeReader}, {@code Nodes}); comparisons
 * are turned around until an attribute stands alone ({@code Solver}).
 *
 * <p>A {@link Scan} takes block after block ({@code BlockScan}). Each condition is found out once per block, as two bit
 * vectors: where it is true, where it may be ({@code Frame}, {@code Bits}). Amounts are computed for all rows of a block
 * at once too, on the bit planes as they are stored ({@code Planes}): numbers are added, compared and divided plane by
 * plane ({@code Arithmetic}, {@code Division}), so many units each ({@code Values}, {@code Aligned}), and added up by
 * counting the ones of each plane among the eligible rows. Nothing is unpacked, and nothing overflows: numbers only grow
 * wider. A number that is kept aside, a function of the calendar, or a handful of rows is computed row by row in exact
 * fractions ({@code Row}); so is the one profile of a {@link Screening}.
 *
 * <p>While a thread scans a block it holds the block's segments; a change made meanwhile goes to a copy, so that it sees
 * every row as it was before the change or, in a later scan, after it.
 */
package cn.huice.policy.scan;
