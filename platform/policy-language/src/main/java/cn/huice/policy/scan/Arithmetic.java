package cn.huice.policy.scan;

import java.util.Arrays;

/**
 * Computes with the numbers of all rows of a block at once, plane by plane, as an adder of gates does: 64 rows an
 * instruction, and more where the machine's words are wider. No result is ever too large, only wider.
 */
final class Arithmetic {
    private final Vectors vectors;

    Arithmetic(Vectors vectors) {
        this.vectors = vectors;
    }

    Planes sum(Planes one, Planes other) {
        int width = Math.max(one.width(), other.width());
        var bits = new long[width + 1][];
        long[] carry = null;
        for (int j = 0; j <= width; j++) {
            long[] a = one.at(j) == null ? other.at(j) : one.at(j);
            long[] b = one.at(j) == null ? null : other.at(j);
            if (a == null) {
                bits[j] = carry;
                carry = null;
            } else if (b == null && carry == null) {
                bits[j] = a;
            } else {
                bits[j] = vectors.fresh();
                if (carry == null) {
                    carry = vectors.fresh();
                    Words.add(a, b, bits[j], carry);
                } else if (b == null) {
                    Words.add(a, carry, bits[j], carry);
                } else {
                    Words.addCarried(a, b, carry, bits[j]);
                }
            }
        }
        return Planes.of(bits, parity(one.sign, other.sign, carry));
    }

    /** The sign above a sum: what the carry into it leaves of both signs. */
    private long[] parity(long[] one, long[] other, long[] carry) {
        if (one == null && other == null) {
            return null;
        }
        long[] parity = vectors.zero();
        for (long[] each : new long[][] {one, other, carry}) {
            if (each != null) {
                Words.xor(parity, each, parity);
            }
        }
        return parity;
    }

    Planes difference(Planes one, Planes other) {
        int width = Math.max(one.width(), other.width()) + 1;
        var bits = new long[width + 1][];
        long[] borrow = null;
        for (int j = 0; j <= width; j++) {
            long[] a = one.at(j) == null ? Vectors.ZERO : one.at(j);
            long[] b = other.at(j);
            if (b == null && borrow == null) {
                bits[j] = one.at(j);
            } else {
                bits[j] = vectors.fresh();
                if (borrow == null) {
                    borrow = vectors.fresh();
                    Words.subtract(a, b, bits[j], borrow);
                } else if (b == null) {
                    Words.subtract(a, borrow, bits[j], borrow);
                } else {
                    Words.subtractBorrowed(a, b, borrow, bits[j]);
                }
            }
        }
        long[] sign = bits[width];
        bits[width] = null;
        return Planes.of(Arrays.copyOf(bits, width), sign);
    }

    /** The other sign in these rows; all rows where null. */
    Planes negated(Planes number, long[] rows) {
        if (rows == null) {
            return difference(Planes.ZERO, number);
        }
        var flipped = new long[number.width()][];
        for (int j = 0; j < flipped.length; j++) {
            flipped[j] = parity(number.at(j), rows);
        }
        return sum(Planes.of(flipped, parity(number.sign, rows)), Planes.of(new long[][] {rows}, null));
    }

    private long[] parity(long[] one, long[] other) {
        if (one == null) {
            return other;
        }
        long[] parity = vectors.fresh();
        Words.xor(one, other, parity);
        return parity;
    }

    Planes magnitude(Planes number) {
        return number.sign == null ? number : negated(number, number.sign);
    }

    /** Sums of what is moved by the places of the factor's ones. */
    Planes times(Planes number, long factor) {
        if (factor < 0) {
            return negated(times(number, -factor), null);
        }
        if (factor == 1) {
            return number;
        }
        if (number.isConstant() && Slices.width(factor) + number.width() <= Slices.MAX_WIDTH) {
            return Planes.constant(number.constant() * factor);
        }
        Planes product = Planes.ZERO;
        for (long left = factor; left != 0; left &= left - 1) {
            product = sum(product, number.shifted(Long.numberOfTrailingZeros(left)));
        }
        return product;
    }

    Planes product(Planes one, Planes other) {
        if (other.isConstant()) {
            return times(one, other.constant());
        }
        if (one.isConstant()) {
            return times(other, one.constant());
        }
        if (one.width() < other.width()) {
            return product(other, one);
        }
        Planes product = magnitudes(magnitude(one), magnitude(other));
        boolean signed = one.sign != null || other.sign != null;
        return signed ? negated(product, one.sign == null ? other.sign : signs(one.sign, other.sign)) : product;
    }

    /** As on paper: for each digit of the second the first, moved by its place, is added where the digit is one. */
    private Planes magnitudes(Planes one, Planes other) {
        var product = new long[one.width() + other.width()][];
        Arrays.setAll(product, j -> vectors.zero());
        long[] carry = vectors.fresh();
        for (int j = 0; j < other.width(); j++) {
            if (other.at(j) != null) {
                Words.copy(Vectors.ZERO, carry);
                for (int k = 0; k < one.width(); k++) {
                    long[] digit = one.at(k) == null ? Vectors.ZERO : one.at(k);
                    Words.addWhere(other.at(j), digit, carry, product[j + k]);
                }
                Words.copy(carry, product[j + one.width()]);
            }
        }
        return Planes.of(product, null);
    }

    private long[] signs(long[] one, long[] other) {
        return other == null ? one : parity(one, other);
    }

    /** One number in these rows, which must not change any more, the other in the others. */
    Planes chosen(long[] rows, Planes one, Planes other) {
        var bits = new long[Math.max(one.width(), other.width())][];
        for (int j = 0; j < bits.length; j++) {
            bits[j] = chosen(rows, one.at(j), other.at(j));
        }
        return Planes.of(bits, chosen(rows, one.sign, other.sign));
    }

    private long[] chosen(long[] rows, long[] one, long[] other) {
        if (one == other) {
            return one;
        }
        if (one == Planes.ONES && other == null) {
            return rows;
        }
        long[] chosen = vectors.fresh();
        if (other == null) {
            Words.both(one, rows, chosen);
        } else if (one == null) {
            Words.difference(other, rows, chosen);
        } else {
            Words.choose(rows, one, other, chosen);
        }
        return chosen;
    }

    /** The rows where the one number is less. */
    long[] less(Planes one, Planes other) {
        long[] less = vectors.zero();
        int width = Math.max(one.width(), other.width());
        for (int j = 0; j < width; j++) {
            less(one.at(j), other.at(j), less);
        }
        less(other.sign, one.sign, less);
        return less;
    }

    /** Where the planes differ, the higher decides. */
    private static void less(long[] one, long[] other, long[] less) {
        if (one != other) {
            if (one == null) {
                Words.or(less, other);
            } else if (other == null) {
                Words.andNot(less, one);
            } else {
                Words.less(one, other, less);
            }
        }
    }

    /** The rows where both numbers are the same. */
    long[] equal(Planes one, Planes other) {
        long[] equal = vectors.fresh();
        Words.copy(Planes.ONES, equal);
        int width = Math.max(one.width(), other.width());
        for (int j = 0; j <= width; j++) {
            long[] a = one.at(j);
            long[] b = other.at(j);
            if (a == null || b == null) {
                if (a != b) {
                    Words.andNot(equal, a == null ? b : a);
                }
            } else if (a != b) {
                Words.equal(a, b, equal);
            }
        }
        return equal;
    }
}
