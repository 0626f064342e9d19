package cn.huice.faults;

import cn.huice.faults.Client.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Officers who impose sanctions and lift them, in one service or another, and a department that corrects what it confirmed. */
final class Oversight {
    private static final List<String> SERVICES = List.of("industry", "talent", "land");
    private static final String CORRECTED = "enterprise.rd_expense_two_years_ago";

    private final Client officer;
    private final Client department;
    private final List<String> subjects;
    private final Random random;
    private int number;

    /** @param subjects enterprises, by id */
    Oversight(Client officer, Client department, List<String> subjects, Random random) {
        this.officer = officer;
        this.department = department;
        this.subjects = subjects;
        this.random = random;
    }

    void live() throws InterruptedException {
        String subject = subjects.get(random.nextInt(subjects.size()));
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        String path = "/api/" + service + "/v1/sanctions";
        Optional<Reply> imposed = command(
                officer,
                service,
                "POST",
                path,
                Map.of(
                        "subject",
                        Map.of("kind", "enterprise", "id", subject),
                        "reason",
                        "失信",
                        "article",
                        "第十条",
                        "from",
                        "2023-01-01"),
                null);
        correct(subject);
        if (imposed.isPresent() && imposed.get().done()) {
            String id = imposed.get().text("/id");
            officer.seen(path + "/" + id, imposed.get().etag());
            command(
                    officer,
                    service,
                    "POST",
                    path + "/" + id + "/actions",
                    Map.of("action", "lift", "comment", "已改正"),
                    imposed.get().etag());
        }
        Thread.sleep(500);
    }

    private void correct(String subject) throws InterruptedException {
        String value = "80%05d.00".formatted(random.nextInt(100_000));
        command(
                department,
                "industry",
                "PUT",
                "/api/industry/v1/subjects/enterprise/" + subject + "/facts/" + CORRECTED,
                Map.of("value", value, "validFrom", "2023-01-01"),
                null);
    }

    /** Now and then once more after it was answered. */
    private Optional<Reply> command(Client who, String service, String method, String path, Object body, String etag)
            throws InterruptedException {
        String key = "oversight-" + number++;
        Optional<Reply> answer = who.command(service, method, path, body, key, etag);
        if (random.nextInt(4) == 0) {
            who.attempt(service, method, path, body, key, etag);
        }
        return answer;
    }
}
