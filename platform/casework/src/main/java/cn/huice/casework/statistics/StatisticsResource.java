package cn.huice.casework.statistics;

import cn.huice.casework.sql.Money;
import cn.huice.journal.sql.Database;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Counts for those who answer for a district or the city. */
@Path("/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "statistics", description = "统计")
class StatisticsResource {
    private static final String CASES = """
            select a.policy_id, a.district, to_char(a.submitted_on, 'YYYY-MM') as month, a.state, count(*) as cases,
                   coalesce(sum(a.granted), 0) as granted, coalesce(sum(p.paid), 0) as paid
            from application a
            left join (select case_id, sum(amount) as paid from payment_order where state = 'PAID' group by case_id) p
              on p.case_id = a.id
            where a.submitted_on between ? and ? and (?::text is null or a.policy_id = ?)
              and (?::text is null or a.district = ?)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;
    private static final String STEPS = """
            select policy_id, district, to_char(entered_on, 'YYYY-MM') as month, kind,
                   count(*) filter (where left_on <= due) as on_time,
                   count(*) filter (where left_on > due) as late,
                   count(*) filter (where left_on is null and due >= ?) as running,
                   count(*) filter (where left_on is null and due < ?) as overdue
            from application_step
            where due is not null and entered_on between ? and ? and (?::text is null or policy_id = ?)
              and (?::text is null or district = ?)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;
    private final Database database;
    private final Caller caller;
    private final Clock clock;

    StatisticsResource(Database database, Caller caller, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /** This year so far where no days are given. */
    @GET
    @Transactional
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(
            summary = "Applications, money and punctuality by policy, district and month",
            description = "区级人员只见本区；按提交月份归集")
    public Statistics get(
            @QueryParam("from") String fromText,
            @QueryParam("to") String toText,
            @QueryParam("policy") String policy,
            @QueryParam("district") String asked) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = day("from", fromText, today.withDayOfYear(1));
        LocalDate to = day("to", toText, today);
        if (to.isBefore(from)) {
            throw ProblemException.badField(FieldError.of("to", "早于 from", "before from", ">= from"));
        }
        String district = seen(asked);
        return new Statistics(
                from,
                to,
                cases(database.list(CASES, StatisticsResource::count, from, to, policy, policy, district, district)),
                database.list(
                        STEPS,
                        StatisticsResource::punctuality,
                        today,
                        today,
                        from,
                        to,
                        policy,
                        policy,
                        district,
                        district));
    }

    /** An officer of a district asks about it, whatever else is asked for; another district is not there. */
    private String seen(String asked) {
        if (caller.has(Role.FINANCE) || caller.has(Role.AUDITOR) || caller.oversees(Caller.CITY)) {
            return asked;
        }
        String own = caller.district().orElse("none");
        return asked == null || asked.equals(own) ? own : "none";
    }

    private static List<Statistics.Cases> cases(List<Count> counts) {
        Map<List<String>, List<Count>> groups = new LinkedHashMap<>();
        counts.forEach(count -> groups.computeIfAbsent(
                        List.of(count.policy(), count.district(), count.month()), key -> new ArrayList<>())
                .add(count));
        return groups.values().stream().map(StatisticsResource::group).toList();
    }

    private static Statistics.Cases group(List<Count> counts) {
        Map<String, Long> states = new TreeMap<>();
        counts.forEach(count -> states.put(count.state(), count.cases()));
        Count first = counts.getFirst();
        return new Statistics.Cases(
                first.policy(),
                first.district(),
                first.month(),
                counts.stream().mapToLong(Count::cases).sum(),
                states,
                Money.text(counts.stream().map(Count::granted).reduce(BigDecimal.ZERO, BigDecimal::add)),
                Money.text(counts.stream().map(Count::paid).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /** Applications of one group in one state. */
    private record Count(
            String policy,
            String district,
            String month,
            String state,
            long cases,
            BigDecimal granted,
            BigDecimal paid) {}

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getString("policy_id"),
                row.getString("district"),
                row.getString("month"),
                row.getString("state"),
                row.getLong("cases"),
                row.getBigDecimal("granted"),
                row.getBigDecimal("paid"));
    }

    private static Statistics.Punctuality punctuality(ResultSet row) throws SQLException {
        long onTime = row.getLong("on_time");
        long decided = onTime + row.getLong("late") + row.getLong("overdue");
        return new Statistics.Punctuality(
                row.getString("policy_id"),
                row.getString("district"),
                row.getString("month"),
                row.getString("kind"),
                onTime,
                row.getLong("late"),
                row.getLong("running"),
                row.getLong("overdue"),
                decided == 0
                        ? null
                        : BigDecimal.valueOf(onTime)
                                .divide(BigDecimal.valueOf(decided), 4, RoundingMode.HALF_UP)
                                .toPlainString());
    }

    private static LocalDate day(String field, String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(
                    FieldError.of(field, "应为日期，如 2023-01-01", "must be a day such as 2023-01-01", "ISO 8601"));
        }
    }
}
