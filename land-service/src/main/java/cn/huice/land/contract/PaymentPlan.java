package cn.huice.land.contract;

import cn.huice.casework.sql.Money;
import cn.huice.land.contract.Instalment.Kind;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** 付款计划: what a contract owes and has paid, exact to the 分. */
public record PaymentPlan(List<Instalment> instalments) {
    static final PaymentPlan EMPTY = new PaymentPlan(List.of());

    public PaymentPlan {
        instalments = List.copyOf(instalments);
    }

    /** With one more sum. @param amount 元 */
    PaymentPlan owing(Kind kind, LocalDate due, BigDecimal amount) {
        List<Instalment> all = new ArrayList<>(instalments);
        all.add(new Instalment(all.size() + 1, kind, due, amount.setScale(2, RoundingMode.UNNECESSARY), zero()));
        return new PaymentPlan(all);
    }

    /** With a total in equal parts, whole fen each, what is left over in the last one; parts of nothing are left out. */
    PaymentPlan owing(Kind kind, List<LocalDate> dues, BigDecimal total) {
        BigDecimal each = total.divide(BigDecimal.valueOf(dues.size()), 2, RoundingMode.DOWN);
        BigDecimal last = total.subtract(each.multiply(BigDecimal.valueOf(dues.size() - 1L)));
        PaymentPlan plan = this;
        for (int i = 0; i < dues.size(); i++) {
            BigDecimal amount = i == dues.size() - 1 ? last : each;
            plan = amount.signum() == 0 ? plan : plan.owing(kind, dues.get(i), amount);
        }
        return plan;
    }

    /**
     * With a sum received for one of them.
     *
     * @throws ProblemException 404 for a number there is none of, 422 {@code exceeds-outstanding}
     */
    PaymentPlan received(int number, BigDecimal amount) {
        Instalment due = find(number);
        if (amount.signum() <= 0 || amount.compareTo(due.outstanding()) > 0) {
            String left = Money.text(due.outstanding());
            throw ProblemException.unprocessable(
                    "exceeds-outstanding",
                    Text.of("该期尚欠 " + left + " 元", left + " yuan of it are outstanding"),
                    FieldError.of("amount", "应大于 0，最多 " + left, "above 0, at most " + left, "<= outstanding"));
        }
        return new PaymentPlan(instalments.stream()
                .map(each -> each.number() == number
                        ? new Instalment(
                                number,
                                each.kind(),
                                each.due(),
                                each.amount(),
                                each.paid().add(amount))
                        : each)
                .toList());
    }

    /** With a sum that counts for what is due first; what is more than all that is owed counts for nothing. */
    PaymentPlan credited(BigDecimal amount) {
        BigDecimal left = amount;
        PaymentPlan plan = this;
        for (Instalment each : instalments) {
            BigDecimal part = left.min(each.outstanding());
            if (part.signum() > 0) {
                plan = plan.received(each.number(), part);
                left = left.subtract(part);
            }
        }
        return plan;
    }

    Instalment find(int number) {
        return instalments.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("付款期次/instalment", Integer.toString(number)));
    }

    /** 元 owed, paid or not. */
    BigDecimal total(Kind first, Kind... more) {
        return instalments.stream()
                .filter(each -> EnumSet.of(first, more).contains(each.kind()))
                .map(Instalment::amount)
                .reduce(zero(), BigDecimal::add);
    }

    /** 元 received. */
    BigDecimal paid(Kind first, Kind... more) {
        return instalments.stream()
                .filter(each -> EnumSet.of(first, more).contains(each.kind()))
                .map(Instalment::paid)
                .reduce(zero(), BigDecimal::add);
    }

    /** 元 received in all. */
    BigDecimal paid() {
        return instalments.stream().map(Instalment::paid).reduce(zero(), BigDecimal::add);
    }

    /** 元 owed in all, paid or not. */
    BigDecimal owed() {
        return instalments.stream().map(Instalment::amount).reduce(zero(), BigDecimal::add);
    }

    boolean settled(Kind first, Kind... more) {
        return total(first, more).compareTo(paid(first, more)) == 0;
    }

    /** Whether one of a kind has fallen due and is not paid. */
    boolean arrears(Kind kind, LocalDate today) {
        return instalments.stream()
                .anyMatch(each -> each.kind() == kind && each.due().isBefore(today) && !each.settled());
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO.setScale(2);
    }
}
