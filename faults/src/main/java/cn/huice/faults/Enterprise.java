package cn.huice.faults;

import cn.huice.faults.Client.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One enterprise, those who handle its cases, and its luck: files, hands in papers, withdraws, is returned, approved and
 * paid, while commands are repeated, at once or later, as people and networks do.
 */
final class Enterprise {
    /** 其他材料: what no policy lists. */
    private static final String OTHER = "%E5%85%B6%E4%BB%96%E6%9D%90%E6%96%99";

    private static final byte[] PAPER = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final Client applicant;
    private final Client district;
    private final Client city;
    private final Client finance;
    private final Client stranger;
    private final String subject;
    private final Random random;
    private final Ledger ledger;
    private final List<String> cases = new ArrayList<>();
    private int number;
    private final Set<String> acts = new HashSet<>();
    private int probes;
    private int trespasses;

    Enterprise(
            String subject,
            Client applicant,
            Client district,
            Client city,
            Client finance,
            Client stranger,
            Random random,
            Ledger ledger) {
        this.subject = subject;
        this.applicant = applicant;
        this.district = district;
        this.city = city;
        this.finance = finance;
        this.stranger = stranger;
        this.random = random;
        this.ledger = ledger;
    }

    /** Attempts of others to look at its cases, and how many of these were let in. */
    int probes() {
        return probes;
    }

    int trespasses() {
        return trespasses;
    }

    /** Keys of the commands by which others tried to act on its cases. */
    Set<String> acts() {
        return acts;
    }

    String subject() {
        return subject;
    }

    /** One case from its draft as far as it comes. */
    void live() throws InterruptedException {
        Awards award = Awards.ALL.get(random.nextInt(Awards.ALL.size()));
        Optional<Reply> filed = command(
                applicant,
                award,
                "POST",
                award.path("applications"),
                Map.of("policy", award.policy(), "district", "120103", "facts", award.facts()),
                null);
        if (filed.isEmpty() || !filed.get().done()) {
            return;
        }
        String id = filed.get().text("/id");
        cases.add(award.service() + " " + id);
        applicant.seen(award.path("applications/" + id), filed.get().etag());
        if (random.nextInt(2) == 0) {
            handIn(award, id);
        }
        if (!act(applicant, award, id, "submit")) {
            return;
        }
        if (random.nextInt(8) == 0) {
            act(applicant, award, id, "withdraw");
            return;
        }
        if (!act(district, award, id, "accept")) {
            return;
        }
        if (random.nextInt(6) == 0 && act(district, award, id, "return")) {
            act(applicant, award, id, "submit");
        }
        pry(award, id);
        act(district, award, id, "approve");
    }

    private void handIn(Awards award, String id) throws InterruptedException {
        byte[] paper = paper();
        Optional<Reply> kept = command(
                applicant,
                award,
                "PUT",
                award.path("applications/" + id + "/materials/" + OTHER + "?name=p.pdf"),
                paper,
                null);
        if (kept.isPresent() && kept.get().done()) {
            ledger.uploaded(new Ledger.Upload(
                    award.service(),
                    applicant.account(),
                    id,
                    kept.get().text("/id"),
                    new String(paper, StandardCharsets.US_ASCII)));
        }
    }

    /** Takes up the cases that wait for a notice, a decision or money. */
    void goOn() throws InterruptedException {
        for (String each : List.copyOf(cases)) {
            String service = each.substring(0, each.indexOf(' '));
            String id = each.substring(each.indexOf(' ') + 1);
            Awards award = Awards.ALL.stream()
                    .filter(known -> known.service().equals(service))
                    .findFirst()
                    .orElseThrow();
            Optional<Reply> seen = applicant.get(award.path("applications/" + id));
            if (seen.isEmpty() || !seen.get().done()) {
                continue;
            }
            String step = seen.get().text("/step/kind");
            switch (seen.get().text("/state")) {
                case "IN_PROGRESS" -> {
                    switch (step) {
                        case "DECISION" -> act(city, award, id, "approve");
                        case "FIRST_REVIEW" -> act(district, award, id, "approve");
                        case "ACCEPTANCE" -> act(district, award, id, "accept");
                        default -> {}
                    }
                }
                case "APPROVED" -> pay(award, id);
                case "RETURNED" -> act(applicant, award, id, "submit");
                case "COMPLETED", "REJECTED", "WITHDRAWN" -> cases.remove(each);
                default -> {}
            }
        }
    }

    private void pay(Awards award, String id) throws InterruptedException {
        Optional<Reply> seen = finance.get(award.path("applications/" + id));
        if (seen.isEmpty()) {
            return;
        }
        for (var order : seen.get().body().path("payments")) {
            String orderId = order.path("id").asText();
            switch (order.path("state").asText()) {
                case "PAYABLE" -> {
                    Optional<Reply> batch = command(
                            finance,
                            award,
                            "POST",
                            award.path("payment-batches"),
                            Map.of(
                                    "orders", List.of(orderId),
                                    "controlCount", 1,
                                    "controlTotal", order.path("amount").asText()),
                            null);
                    if (batch.isPresent() && batch.get().done()) {
                        release(award, batch.get());
                    }
                }
                // Somebody sanctioned its subject when it was payable.
                case "HELD" ->
                    command(
                            district,
                            award,
                            "POST",
                            award.path("payment-holds/" + orderId + "/actions"),
                            Map.of("action", "pay", "comment", "照付"),
                            "\"" + order.path("revision").asLong() + "\"");
                default -> {}
            }
        }
    }

    private void release(Awards award, Reply batch) throws InterruptedException {
        String path = award.path("payment-batches/" + batch.text("/id") + "/actions");
        Optional<Reply> released = command(finance, award, "POST", path, Map.of("action", "release"), batch.etag());
        if (released.isPresent() && released.get().done()) {
            command(
                    finance,
                    award,
                    "POST",
                    path,
                    Map.of("action", "confirm"),
                    released.get().etag());
        }
    }

    private boolean act(Client who, Awards award, String id, String action) throws InterruptedException {
        String path = award.path("applications/" + id);
        for (int tries = 0; tries < 4; tries++) {
            Optional<Reply> seen = who.get(path);
            if (seen.isEmpty() || !seen.get().done()) {
                return false;
            }
            Map<String, Object> body =
                    action.equals("return") ? Map.of("action", action, "comment", "请补正") : Map.of("action", action);
            Optional<Reply> done = command(
                    who, award, "POST", path + "/actions", body, seen.get().etag());
            if (done.isEmpty()) {
                return false;
            }
            if (done.get().done()) {
                who.seen(path, done.get().etag());
                return true;
            }
            if (done.get().status() != 412) {
                return false;
            }
        }
        return false;
    }

    /** Somebody of another enterprise, and an officer of another district, look and act where they have no business. */
    private void pry(Awards award, String id) throws InterruptedException {
        String path = award.path("applications/" + id);
        Optional<Reply> pried = stranger.get(path);
        if (pried.isPresent()) {
            probes++;
            expect(pried.get().status() == 404, "saw " + id);
        }
        Optional<Reply> seen = district.get(path);
        if (seen.isPresent() && seen.get().done()) {
            String etag = seen.get().etag();
            trespass(award, path + "/actions", Map.of("action", "approve"), etag);
            trespass(award, path + "/actions", Map.of("action", "withdraw"), etag);
            trespass(
                    award,
                    award.path("payment-batches"),
                    Map.of("orders", List.of(id), "controlCount", 1, "controlTotal", "1.00"),
                    null);
        }
    }

    private void trespass(Awards award, String path, Object body, String etag) throws InterruptedException {
        String key = "trespass-" + subject + "-" + acts.size();
        acts.add(key);
        Optional<Reply> answer = stranger.command(award.service(), "POST", path, body, key, etag);
        expect(
                answer.isEmpty() || answer.get().status() == 403 || answer.get().status() == 404,
                "was told " + answer.map(Reply::status) + " by " + path);
    }

    private void expect(boolean kept, String otherwise) {
        if (!kept) {
            trespasses++;
            ledger.note("TRESPASS " + stranger.account() + " " + otherwise + " of " + subject);
        }
    }

    /** Sent once, or twice at the same time, or once more after it was answered. */
    private Optional<Reply> command(Client who, Awards award, String method, String path, Object body, String etag)
            throws InterruptedException {
        String key = subject + "-" + number++;
        Callable<Optional<Reply>> send = () -> who.command(award.service(), method, path, body, key, etag);
        return switch (random.nextInt(10)) {
            case 0, 1 -> atOnce(send);
            case 2 -> {
                Optional<Reply> first = who.command(award.service(), method, path, body, key, etag);
                who.attempt(award.service(), method, path, body, key, etag);
                yield first;
            }
            default -> who.command(award.service(), method, path, body, key, etag);
        };
    }

    private static Optional<Reply> atOnce(Callable<Optional<Reply>> send) throws InterruptedException {
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            Optional<Reply> answer = Optional.empty();
            for (Future<Optional<Reply>> each : two.invokeAll(List.of(send, send))) {
                answer = each.get().isPresent() ? each.get() : answer;
            }
            return answer;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private byte[] paper() {
        byte[] paper = PAPER.clone();
        paper[paper.length - 1] = (byte) ('0' + random.nextInt(10));
        return paper;
    }
}
