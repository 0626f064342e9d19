package cn.huice.faults.proof;

import cn.huice.faults.proof.Topics.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What databases and topics alone prove, read from them: invariants 3, 4 and 5. */
public final class Invariants {
    private final List<Books> services;
    private final List<Message> messages;

    public Invariants(List<Books> services, List<Message> messages) {
        this.services = services;
        this.messages = messages;
    }

    /** Whether every service has applied what all of them have written for it. */
    public static boolean applied(List<Books> services) {
        long written = services.stream()
                .mapToLong(books -> books.rows("select topic, type from journal_entry where topic is not null").stream()
                        .filter(row -> Delivery.handled(row[0], row[1]))
                        .count())
                .sum();
        return services.stream().allMatch(books -> books.count("select count(*) from journal_inbox") >= written);
    }

    /** 3: every journal entry with a topic is on it, in order per subject, and every consumer applied it once. */
    public Proof delivery() {
        List<Delivery.Entry> entries = new ArrayList<>();
        Map<String, Long> waiting = new HashMap<>();
        List<Delivery.Applied> applied = new ArrayList<>();
        for (Books books : services) {
            books.rows("select id, topic, stream from journal_entry where topic is not null")
                    .forEach(row -> entries.add(new Delivery.Entry(books.source(), row[0], row[1], row[2])));
            waiting.put(books.service(), books.count("select count(*) from journal_unpublished"));
            applied.add(applied(books));
        }
        return Delivery.of(entries, waiting, messages, applied);
    }

    private static Delivery.Applied applied(Books books) {
        return new Delivery.Applied(
                books.service(),
                books.source(),
                lines(books.rows("select source, id from journal_inbox")),
                lines(books.rows("""
                        select origin, case_id, policy_id, subject_id, claimed, granted, state
                        from claim where state <> 'PENDING' order by id
                        """)),
                books.rows("select id, origin, subject_id, lifted from sanction").stream()
                        .map(row -> new Delivery.Sanction(row[0], row[1], row[2], row[3].equals("t")))
                        .toList(),
                books
                        .rows(
                                "select subject_kind, subject_id, attribute, valid_from, origin, origin_id from fact_replica")
                        .stream()
                        .map(row ->
                                new Delivery.Replica(String.join(" ", row[0], row[1], row[2], row[3]), row[4], row[5]))
                        .toList());
    }

    private static List<String> lines(List<String[]> rows) {
        return rows.stream().map(row -> String.join(" ", row)).toList();
    }

    /** 4: paid plus reserved never exceeds a budget, and both are what the cases hold and what was paid for them. */
    public Proof budgets() {
        List<Spending.Budget> budgets = new ArrayList<>();
        List<Spending.Reservation> reservations = new ArrayList<>();
        Map<String, BigDecimal> granted = new HashMap<>();
        for (Books books : services) {
            books.rows("select id, programme || ' ' || level, total, reserved, paid from budget")
                    .forEach(row -> budgets.add(new Spending.Budget(
                            books.service(), row[0], row[1], money(row[2]), money(row[3]), money(row[4]))));
            books.rows("select budget_id, case_id, reserved, paid from budget_reservation")
                    .forEach(row ->
                            reservations.add(new Spending.Reservation(row[0], row[1], money(row[2]), money(row[3]))));
            books.rows("select id, granted from application where granted is not null")
                    .forEach(row -> granted.put(row[0], money(row[1])));
        }
        return Spending.of(budgets, reservations, orders(), granted);
    }

    /** 5: per subject and group, the total granted is what its rule says, and what is granted is what is paid. */
    public Proof stacking() {
        List<Stacking.Claim> settled = new ArrayList<>();
        for (Books books : services) {
            books.rows("select id, case_id, granted, origin from claim where state = 'SETTLED'")
                    .forEach(row -> settled.add(new Stacking.Claim(
                            books.service(), row[0], row[1], money(row[2]), row[3].equals(books.source()))));
        }
        return Stacking.of(messages, settled, orders());
    }

    private List<Spending.Order> orders() {
        return services.stream()
                .flatMap(books -> books.rows("select case_id, amount, state from payment_order").stream())
                .map(row -> new Spending.Order(row[0], money(row[1]), row[2]))
                .toList();
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }
}
