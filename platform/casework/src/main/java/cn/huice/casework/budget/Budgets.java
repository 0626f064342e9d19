package cn.huice.casework.budget;

import cn.huice.casework.budget.BudgetTable.Reservation;
import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.policy.FundingShare;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Money set aside for a programme. A case's award is reserved under lock, moved to paid as it is paid, or released; paid
 * plus reserved never exceeds the total (DESIGN §9.4). Every movement is journaled on the budget's own stream.
 */
@ApplicationScoped
public class Budgets {
    private static final List<FundingShare> ALL_FROM_THE_CITY = List.of(new FundingShare(Budget.CITY, BigDecimal.ONE));

    private final BudgetTable table;
    private final Journal journal;

    Budgets(BudgetTable table, Journal journal) {
        this.table = table;
        this.journal = journal;
    }

    /**
     * Reserves an award, divided between city and district; fractions of a fen fall to the city.
     *
     * @param programme policy id
     * @param district the case's; GB/T 2260
     * @param shares empty means all from the city
     * @param amount 元, 0 or more
     * @throws ProblemException 409 {@code budget-missing}, or {@code budget-exceeded} with what is left
     */
    @Transactional(TxType.MANDATORY)
    public void reserve(
            String caseId, String programme, int year, String district, List<FundingShare> shares, BigDecimal amount) {
        List<FundingShare> cityLast = (shares.isEmpty() ? ALL_FROM_THE_CITY : shares)
                .stream()
                        .sorted(Comparator.comparing(share -> share.level().equals(Budget.CITY)))
                        .toList();
        List<BigDecimal> parts = Apportionment.of(
                amount, cityLast.stream().map(FundingShare::share).toList());
        List<Budget> budgets = table.lockedFor(programme, year, district);
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String level = cityLast.get(i).level();
            if (parts.get(i).signum() > 0) {
                Budget budget = budgets.stream()
                        .filter(b -> b.level().equals(level))
                        .findFirst()
                        .orElseThrow(() -> missing(programme, year, level, district));
                bookings.add(new Booking(budget, parts.get(i)));
            }
        }
        bookings.stream().filter(Booking::exceeds).findFirst().ifPresent(Booking::refuse);
        bookings.forEach(b -> {
            table.book(caseId, b.budget(), b.amount(), BigDecimal.ZERO);
            tell(b, "reserved", Map.of("application", caseId));
        });
    }

    /** Gives part of a reservation back. @throws IllegalStateException for more than is reserved */
    @Transactional(TxType.MANDATORY)
    public void release(String caseId, BigDecimal amount, String why) {
        for (Booking b : divided(caseId, amount)) {
            table.book(caseId, b.budget(), b.amount().negate(), BigDecimal.ZERO);
            tell(b, "released", Map.of("application", caseId, "why", why));
        }
    }

    /** Gives back whatever is still reserved for a case. */
    @Transactional(TxType.MANDATORY)
    public void releaseAll(String caseId, String why) {
        BigDecimal all =
                table.lockedOf(caseId).stream().map(Reservation::reserved).reduce(BigDecimal.ZERO, BigDecimal::add);
        release(caseId, all, why);
    }

    /** Moves money from reserved to paid. @throws IllegalStateException for more than is reserved */
    @Transactional(TxType.MANDATORY)
    public void pay(String caseId, BigDecimal amount) {
        for (Booking b : divided(caseId, amount)) {
            table.book(caseId, b.budget(), b.amount().negate(), b.amount());
            tell(b, "paid", Map.of("application", caseId));
        }
    }

    private List<Booking> divided(String caseId, BigDecimal amount) {
        List<Reservation> reservations = table.lockedOf(caseId);
        List<BigDecimal> reserved =
                reservations.stream().map(Reservation::reserved).toList();
        BigDecimal all = reserved.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.signum() < 0 || amount.compareTo(all) > 0) {
            throw new IllegalStateException("%s is not within the %s reserved for %s".formatted(amount, all, caseId));
        }
        List<BigDecimal> parts = Apportionment.of(amount, reserved);
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).signum() > 0) {
                bookings.add(new Booking(reservations.get(i).budget(), parts.get(i)));
            }
        }
        bookings.sort(Comparator.comparing(b -> b.budget().id()));
        return bookings;
    }

    private void tell(Booking booking, String what, Map<String, Object> data) {
        Map<String, Object> more = new TreeMap<>(data);
        more.put("amount", Money.text(booking.amount()));
        journal.append(NewEntry.kept(
                "budget:" + booking.budget().id(),
                "cn.huice.budget." + what + ".v1",
                booking.budget().programme(),
                more));
    }

    private static ProblemException missing(String programme, int year, String level, String district) {
        String which = "%s/%d/%s".formatted(programme, year, level.equals(Budget.CITY) ? level : district);
        return ProblemException.conflict("budget-missing", Text.of("没有预算 " + which, "There is no budget " + which));
    }

    /** An amount to be booked on one budget. */
    private record Booking(Budget budget, BigDecimal amount) {

        boolean exceeds() {
            return amount.compareTo(budget.left()) > 0;
        }

        void refuse() {
            String left = Money.text(budget.left());
            String asked = Money.text(amount);
            throw ProblemException.conflict(
                    "budget-exceeded",
                    Text.of(
                            "预算不足：需要 " + asked + " 元，剩余 " + left + " 元",
                            "The budget does not suffice: " + asked + " needed, " + left + " left"),
                    FieldError.of("amount", "剩余 " + left + " 元", left + " left", "budget:" + budget.id()));
        }
    }
}
