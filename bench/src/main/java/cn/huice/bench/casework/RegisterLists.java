package cn.huice.bench.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Every kind of list, work list and search that callers ask for.
 *
 * @param path of the n-th request
 */
record RegisterLists(String what, String role, IntFunction<String> path) {
    /** @param cases in the register */
    static List<RegisterLists> all(int cases) {
        return List.of(
                list("auditor: newest", "auditor", n -> "/v1/applications"),
                list("auditor: somewhere deep", "auditor", n -> "/v1/applications?cursor=" + deep(n)),
                list("auditor: of a policy", "auditor", n -> "/v1/applications?policy=policy-" + (1 + n % 119)),
                list("auditor: withdrawn ones", "auditor", n -> "/v1/applications?state=WITHDRAWN"),
                list(
                        "auditor: of a policy in a rare state",
                        "auditor",
                        n -> "/v1/applications?state=RETURNED&policy=policy-13"),
                list("auditor: submitted in a month", "auditor", n -> "/v1/applications?" + month(n)),
                list("auditor: overdue", "auditor", n -> "/v1/applications?overdue=true"),
                list("officer: newest of the district", "district", n -> "/v1/applications"),
                list("officer: withdrawn in the district", "district", n -> "/v1/applications?state=WITHDRAWN"),
                list("officer: at a step", "district", n -> "/v1/applications?step=SECOND_REVIEW"),
                list(
                        "officer: of a policy in a month",
                        "district",
                        n -> "/v1/applications?policy=policy-7&" + month(n)),
                list("officer: tasks", "district", n -> "/v1/tasks"),
                list("officer: overdue tasks of a policy", "district", n -> "/v1/tasks?overdue=true&policy=policy-7"),
                list("officer: tasks of a search", "district", n -> "/v1/tasks?q=" + number(n, cases)),
                list("city: tasks", "city", n -> "/v1/tasks"),
                list("city: later tasks", "city", n -> "/v1/tasks?cursor=2023-05-" + (20 + n % 10) + "~many-5"),
                list("finance: tasks", "finance", n -> "/v1/tasks"),
                list("search: whole number", "auditor", n -> "/v1/applications?q=" + number(n, cases)),
                list("search: number of no case", "auditor", n -> "/v1/applications?q=zzz" + n),
                list("search: what a day's cases share", "auditor", n -> "/v1/applications?q=2022" + day(n)),
                list("search: what all cases share", "auditor", n -> "/v1/applications?q=TEST-"),
                list("search: a district's day", "district", n -> "/v1/applications?q=2022" + day(n)),
                list("search: title", "district", n -> "/v1/applications?q=%E7%A0%94%E5%8F%91"),
                list("applicant: own", "applicant", n -> "/v1/applications?mine=true"));
    }

    private static RegisterLists list(String what, String role, IntFunction<String> path) {
        return new RegisterLists(what, role, path);
    }

    private static String deep(int n) {
        return LocalDate.of(2020, 9, 1).plusDays(n % 700) + "T04:05:06.123456Z~many-1";
    }

    private static String month(int n) {
        LocalDate first = LocalDate.of(2021, 1, 1).plusMonths(n % 24);
        return "submittedFrom=" + first + "&submittedTo=" + first.plusMonths(1).minusDays(1);
    }

    private static String day(int n) {
        return "%02d%02d".formatted(1 + n % 12, 1 + n % 28);
    }

    private static String number(int n, int cases) {
        return "-%07d".formatted(1 + n * 37 % cases);
    }
}
