package cn.huice.casework.budget;

import cn.huice.casework.budget.BudgetTable.Reservation;
import cn.huice.casework.budget.Movement.Kind;
import cn.huice.casework.budget.Movement.Sums;
import cn.huice.casework.sql.Money;
import cn.huice.policy.FundingShare;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Money set aside for a programme. A case's award is reserved under lock, committed when it is granted, moved to paid as
 * it is paid, or released; what comes back is owed again, or free again. Paid plus reserved never exceeds the total
 * (DESIGN §9.4). Every movement stands in the budget's ledger and on its journal stream.
 */
@ApplicationScoped
public class Budgets {
    private final BudgetTable table;
    private final Ledger ledger;
    private final BudgetSettings settings;
    private final Clock clock;

    Budgets(BudgetTable table, Ledger ledger, BudgetSettings settings, Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
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
        table.lockCases(List.of(caseId));
        List<Budget> budgets = table.lockedFor(programme, year, district);
        List<Booking> bookings = new ArrayList<>();
        FundingSplit.of(shares, amount).forEach((level, part) -> {
            if (part.signum() > 0) {
                Budget budget = budgets.stream()
                        .filter(b -> b.level().equals(level))
                        .findFirst()
                        .orElseThrow(() -> missing(programme, year, level, district));
                bookings.add(new Booking(budget, part));
            }
        });
        bookings.stream().filter(Booking::exceeds).findFirst().ifPresent(Booking::refuse);
        for (Booking b : bookings) {
            book(caseId, b, Kind.RESERVED, Sums.reserved(b.amount()), null);
            ledger.tell(b.budget(), "reserved", caseId, b.amount(), Map.of());
        }
    }

    /** The budgets of a programme's year, all levels, as they stand. */
    public List<Budget> of(String programme, int year) {
        return table.list(programme, year);
    }

    /** The same, locked together with these cases, so that awards of all of them can be reserved in one transaction. */
    @Transactional(TxType.MANDATORY)
    public List<Budget> lockedOf(String programme, int year, Collection<String> caseIds) {
        table.lockCases(caseIds);
        return table.lockedAll(programme, year);
    }

    /** Takes the locks for booking on several cases in one transaction; one by one they could cross with others'. */
    @Transactional(TxType.MANDATORY)
    public void lock(Collection<String> caseIds) {
        table.lockOf(caseIds);
    }

    /** What is reserved is granted and ordered: owed from now on. @throws IllegalStateException for more than is free */
    @Transactional(TxType.MANDATORY)
    public void commit(String caseId, BigDecimal amount) {
        for (Booking b : divided(caseId, amount, Reservation::uncommitted)) {
            book(caseId, b, Kind.COMMITTED, Sums.committed(b.amount()), null);
            ledger.tell(b.budget(), "committed", caseId, b.amount(), Map.of());
        }
    }

    /** Gives part of a reservation back, what is not committed first. @throws IllegalStateException for more than that */
    @Transactional(TxType.MANDATORY)
    public void release(String caseId, BigDecimal amount, String why) {
        for (Booking b : divided(caseId, amount, Reservation::reserved)) {
            BigDecimal committed = b.amount().subtract(b.uncommitted()).max(BigDecimal.ZERO);
            Sums change = Sums.reserved(b.amount().negate()).and(Sums.committed(committed.negate()));
            book(caseId, b, Kind.RELEASED, change, why);
            ledger.tell(b.budget(), "released", caseId, b.amount(), Map.of("why", why));
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
        for (Booking b : divided(caseId, amount, Reservation::reserved)) {
            BigDecimal committed = b.amount().min(b.reservation().committed());
            Sums change = Sums.reserved(b.amount().negate())
                    .and(Sums.committed(committed.negate()))
                    .and(Sums.paid(b.amount()));
            book(caseId, b, Kind.PAID, change, null);
            ledger.tell(b.budget(), "paid", caseId, b.amount(), Map.of());
        }
    }

    /**
     * 退汇: what was paid came back and is owed again.
     *
     * @throws ProblemException 409 {@code partly-repaid} for more than was paid and has not been recovered
     */
    @Transactional(TxType.MANDATORY)
    public void takeBack(String caseId, BigDecimal amount) {
        BigDecimal kept =
                table.lockedOf(caseId).stream().map(Reservation::kept).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.compareTo(kept) > 0) {
            throw ProblemException.conflict(
                    "partly-repaid",
                    Text.of(
                            "已归还部分资金，尚在主体处的只有 " + Money.text(kept) + " 元，不可能退汇 " + Money.text(amount) + " 元，请与银行核实",
                            "Part of it was repaid: only " + Money.text(kept) + " yuan are with the subject, so "
                                    + Money.text(amount) + " cannot have come back; ask the bank"));
        }
        for (Booking b : divided(caseId, amount, Reservation::kept)) {
            Sums change = Sums.reserved(b.amount())
                    .and(Sums.committed(b.amount()))
                    .and(Sums.paid(b.amount().negate()));
            book(caseId, b, Kind.RETURNED, change, null);
            ledger.tell(b.budget(), "returned", caseId, b.amount(), Map.of());
        }
    }

    /**
     * 追回: what was paid came back for good, to the budget it came from or to the treasury.
     *
     * @throws IllegalStateException for more than was paid and has not been recovered
     */
    @Transactional(TxType.MANDATORY)
    public void recover(String caseId, BigDecimal amount, String why) {
        for (Booking b : divided(caseId, amount, Reservation::kept)) {
            if (backInto(b.budget())) {
                book(caseId, b, Kind.RECOVERED, Sums.paid(b.amount().negate()), why);
                ledger.tell(b.budget(), "recovered", caseId, b.amount(), Map.of("to", "budget"));
            } else {
                table.surrender(caseId, b.budget(), b.amount());
                ledger.enter(
                        b.budget().id(),
                        Kind.SURRENDERED,
                        caseId,
                        null,
                        b.amount(),
                        Sums.reserved(BigDecimal.ZERO),
                        why);
                ledger.tell(b.budget(), "recovered", caseId, b.amount(), Map.of("to", "treasury"));
            }
        }
    }

    private boolean backInto(Budget budget) {
        return switch (settings.recoveredTo()) {
            case BUDGET -> true;
            case TREASURY -> false;
            case SAME_YEAR -> budget.year() == LocalDate.now(clock).getYear();
        };
    }

    private void book(String caseId, Booking b, Kind kind, Sums change, String why) {
        table.book(caseId, b.budget(), change);
        ledger.enter(b.budget().id(), kind, caseId, null, b.amount(), change, why);
    }

    private List<Booking> divided(String caseId, BigDecimal amount, Function<Reservation, BigDecimal> weight) {
        List<Reservation> reservations = table.lockedOf(caseId);
        List<BigDecimal> weights = reservations.stream().map(weight).toList();
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.signum() < 0 || amount.compareTo(all) > 0) {
            throw new IllegalStateException("%s is not within the %s booked for %s".formatted(amount, all, caseId));
        }
        List<BigDecimal> parts = Apportionment.of(amount, weights);
        List<Booking> bookings = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).signum() > 0) {
                bookings.add(new Booking(reservations.get(i).budget(), parts.get(i), reservations.get(i)));
            }
        }
        bookings.sort(Comparator.comparing(b -> b.budget().id()));
        return bookings;
    }

    private static ProblemException missing(String programme, int year, String level, String district) {
        String which = "%s/%d/%s".formatted(programme, year, level.equals(Budget.CITY) ? level : district);
        return ProblemException.conflict("budget-missing", Text.of("没有预算 " + which, "There is no budget " + which));
    }

    /** An amount to be booked on one budget. @param reservation what it holds for the case; null before there is any */
    private record Booking(Budget budget, BigDecimal amount, Reservation reservation) {

        Booking(Budget budget, BigDecimal amount) {
            this(budget, amount, null);
        }

        BigDecimal uncommitted() {
            return reservation.uncommitted();
        }

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
