package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** One quantity times another. */
final class Product extends Quantity {
    final Quantity left;
    final Quantity right;

    Product(int id, Quantity left, Quantity right) {
        super(id);
        this.left = left;
        this.right = right;
    }

    @Override
    Values compute(Frame frame) {
        Values one = frame.values(left);
        Values other = frame.values(right);
        long[] open = frame.vectors().either(one.open(), other.open());
        var product = new Values(
                frame.arithmetic().product(one.above(), other.above()),
                Aligned.product(one.below(), other.below(), frame.arithmetic()),
                one.unit().times(other.unit()),
                open,
                frame.vectors().either(one.beyond(), other.beyond()));
        return product.isTooWide() ? Values.beyond(open) : product;
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null ? null : sane(one.times(other));
    }
}
