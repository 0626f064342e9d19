package cn.huice.faults;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The business day, which jumps: forward, so that notices end and payments fall due, and now and then a day back. */
final class Calendar {
    static final LocalDate FIRST = LocalDate.of(2023, 4, 10);
    private static final LocalDate LAST = LocalDate.of(2023, 11, 30);
    private static final List<String> SERVICES = List.of("industry", "talent", "land");

    private final Client operator;
    private LocalDate today = FIRST;
    private int set;

    Calendar(Client operator) {
        this.operator = operator;
    }

    /** @return how often it was set */
    int jumps() {
        return set;
    }

    void jump(int days) throws InterruptedException {
        LocalDate next = today.plusDays(days);
        today = next.isAfter(LAST) || next.isBefore(FIRST) ? today : next;
        set++;
        for (String service : SERVICES) {
            operator.command(
                    service,
                    "PUT",
                    "/api/" + service + "/v1/clock",
                    Map.of("today", today.toString()),
                    "clock-" + set + "-" + service,
                    null);
        }
    }
}
