package cn.huice.casework.query;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.draft;
import static cn.huice.casework.testbed.Papers.owner;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.testbed.ManyCases;
import cn.huice.journal.sql.Database;
import cn.huice.testing.Calls;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures lists, searches, statistics and the export of a register of {@code huice.measure.applications} cases through the
 * door, as callers do: {@code -Dhuice.measure.applications=1000000}.
 */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
@EnabledIfSystemProperty(named = "huice.measure.applications", matches = "\\d+")
class LargeRegisterTest {
    private static final int CASES = Integer.getInteger("huice.measure.applications", 0);
    private static final int WARM_UP = 50;
    private static final int REQUESTS = 200;
    private static final Duration ALLOWED = Duration.ofMillis(50);
    private static final int ROWS_A_SECOND = 20_000;
    private static final String AUDITOR = Tokens.role("auditor");
    private static final String CITY = Tokens.officer("120000");
    private static final String DISTRICT = Tokens.officer(HEXI);
    private static final String FINANCE = Tokens.role("finance");

    @Inject
    Database database;

    @TestHTTPResource
    URI door;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> tooSlow = new ArrayList<>();

    @Test
    void lists_and_searches_answer_at_once_and_exports_stream() throws Exception {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        String subject = newSubject();
        String id = draft(subject, OPEN);
        Calls.act(owner(subject), id, "submit").then().statusCode(200);
        long begun = System.nanoTime();
        ManyCases.like(id, CASES, database);
        System.out.printf("%,d cases in %,d ms%n", CASES, millis(begun));

        System.out.printf("%-58s %8s %8s %8s%n", "", "p50 ms", "p99 ms", "max ms");
        measure("auditor: newest", AUDITOR, n -> "/v1/applications");
        measure("auditor: somewhere deep", AUDITOR, n -> "/v1/applications?cursor=" + deep(n));
        measure("auditor: of a policy", AUDITOR, n -> "/v1/applications?policy=policy-" + (1 + n % 119));
        measure("auditor: withdrawn ones", AUDITOR, n -> "/v1/applications?state=WITHDRAWN");
        measure(
                "auditor: of a policy in a rare state",
                AUDITOR,
                n -> "/v1/applications?state=RETURNED&policy=policy-13");
        measure("auditor: submitted in a month", AUDITOR, n -> "/v1/applications?" + month(n));
        measure("auditor: overdue", AUDITOR, n -> "/v1/applications?overdue=true");
        measure("officer: newest of the district", DISTRICT, n -> "/v1/applications");
        measure("officer: withdrawn in the district", DISTRICT, n -> "/v1/applications?state=WITHDRAWN");
        measure("officer: at a step", DISTRICT, n -> "/v1/applications?step=SECOND_REVIEW");
        measure("officer: of a policy in a month", DISTRICT, n -> "/v1/applications?policy=policy-7&" + month(n));
        measure("officer: tasks", DISTRICT, n -> "/v1/tasks");
        measure("officer: overdue tasks of a policy", DISTRICT, n -> "/v1/tasks?overdue=true&policy=policy-7");
        measure("officer: tasks of a search", DISTRICT, n -> "/v1/tasks?q=" + number(n));
        measure("city: tasks", CITY, n -> "/v1/tasks");
        measure("city: later tasks", CITY, n -> "/v1/tasks?cursor=2023-05-" + (20 + n % 10) + "~many-5");
        measure("finance: tasks", FINANCE, n -> "/v1/tasks");
        measure("search: whole number", AUDITOR, n -> "/v1/applications?q=" + number(n));
        measure("search: number of no case", AUDITOR, n -> "/v1/applications?q=zzz" + n);
        measure("search: what a day's cases share", AUDITOR, n -> "/v1/applications?q=2022" + day(n));
        measure("search: what all cases share", AUDITOR, n -> "/v1/applications?q=TEST-");
        measure("search: a district's day", DISTRICT, n -> "/v1/applications?q=2022" + day(n));
        measure("search: title", DISTRICT, n -> "/v1/applications?q=%E6%88%BF%E7%A7%9F");
        measure("applicant: own", owner(subject), n -> "/v1/applications?mine=true");
        statistics();
        export();
        assertEquals(List.of(), tooSlow);
    }

    private void statistics() throws IOException, InterruptedException {
        for (String query : List.of("", "?from=2020-01-01")) {
            long begun = System.nanoTime();
            assertEquals(200, get(AUDITOR, "/v1/statistics" + query).statusCode());
            System.out.printf("statistics%s: %,d ms%n", query, millis(begun));
        }
    }

    private void export() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            long begun = System.nanoTime();
            long bytes = 0;
            try (InputStream body = client.send(
                            request(AUDITOR, "/v1/applications?format=xlsx"), HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    bytes += read;
                }
            }
            long rate = CASES * 1000L / Math.max(1, millis(begun));
            System.out.printf("export: %,d rows, %,d bytes, %,d rows/s%n", CASES, bytes, rate);
            assertTrue(i == 0 || rate >= ROWS_A_SECOND, rate + " rows/s");
        }
    }

    private void measure(String what, String token, IntFunction<String> path) throws IOException, InterruptedException {
        long[] nanos = new long[REQUESTS];
        for (int i = -WARM_UP; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> got = get(token, path.apply(i + WARM_UP));
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
            }
            assertEquals(200, got.statusCode(), got.body());
        }
        Arrays.sort(nanos);
        long p99 = nanos[REQUESTS * 99 / 100];
        System.out.printf(
                "%-58s %8.1f %8.1f %8.1f%n", what, nanos[REQUESTS / 2] / 1e6, p99 / 1e6, nanos[REQUESTS - 1] / 1e6);
        if (p99 > ALLOWED.toNanos()) {
            tooSlow.add(what);
        }
    }

    private HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return client.send(request(token, path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String token, String path) {
        return HttpRequest.newBuilder(door.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
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

    private static String number(int n) {
        return "-%07d".formatted(1 + n * 37 % CASES);
    }

    private static long millis(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
