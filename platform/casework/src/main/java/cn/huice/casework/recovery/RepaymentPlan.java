package cn.huice.casework.recovery;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.recovery.Recovery.Part;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When how much is to be repaid. The parts of a plan add up to the demand, to the fen. */
final class RepaymentPlan {

    private RepaymentPlan() {}

    /**
     * What is outstanding in equal monthly parts, the remainder in the last. What has been received stands before them
     * as number 0, so that the plan still adds up to the demand.
     *
     * @param received 元, 0 up to less than the demand
     * @param since the day of the demand
     */
    static List<Part> monthly(BigDecimal demanded, BigDecimal received, LocalDate since, LocalDate first, int parts) {
        List<Part> plan = new ArrayList<>();
        if (received.signum() > 0) {
            plan.add(new Part(0, since, received));
        }
        List<BigDecimal> amounts = Payments.split(demanded.subtract(received), parts);
        for (int i = 0; i < parts; i++) {
            if (amounts.get(i).signum() > 0) {
                plan.add(new Part(i + 1, first.plusMonths(i), amounts.get(i)));
            }
        }
        return List.copyOf(plan);
    }

    /** The plan without its last parts, as far as less is asked back. @param less 元, below the plan's sum */
    static List<Part> reduced(List<Part> plan, BigDecimal less) {
        List<Part> kept = new ArrayList<>(plan);
        BigDecimal left = less;
        while (left.signum() > 0) {
            Part last = kept.removeLast();
            if (last.amount().compareTo(left) > 0) {
                kept.add(new Part(last.number(), last.due(), last.amount().subtract(left)));
                left = BigDecimal.ZERO;
            } else {
                left = left.subtract(last.amount());
            }
        }
        return List.copyOf(kept);
    }

    /** 元 that should have been repaid by the evening before; a last day that is no working day moves to the next one. */
    static BigDecimal dueBefore(List<Part> plan, LocalDate today) {
        return plan.stream()
                .filter(part -> lastDay(part.due()).isBefore(today))
                .map(Part::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** 民法典 第二百零三条. Where a year's holidays are not on record, the day itself. */
    private static LocalDate lastDay(LocalDate due) {
        try {
            WorkingCalendar calendar = WorkingCalendar.national();
            return calendar.isWorkingDay(due) ? due : calendar.plus(due, 1);
        } catch (ProblemException unknownYear) {
            return due;
        }
    }
}
