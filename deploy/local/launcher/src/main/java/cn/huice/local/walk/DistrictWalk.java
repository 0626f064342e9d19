package cn.huice.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** 免申即享 over a whole district: a scan of each register, its totals, proposals, and one that is confirmed. */
public final class DistrictWalk {
    private static final String DAY = "2022-12-01";
    private static final int SHOWN = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Api api;
    private final Story story;
    private final PrintStream out;
    private String lastScan = "";

    public DistrictWalk(Api api, PrintStream out) {
        this.api = api;
        this.story = new Story(out);
        this.out = out;
    }

    /** @throws WalkFailed where a step does not go as it should */
    public void run() {
        scan("industry", "enterprise", "产业扶持：全部企业");
        confirm();
        scan("talent", "person", "人才：全部个人");
    }

    private void scan(String service, String kind, String title) {
        Api.Caller officer = api.person("officer-hexi");
        var cases = new Cases(api, story, service);
        story.chapter(title);
        cases.today(DAY);
        Instant begin = Instant.now();
        Reply started = story.step(
                "扫描登记簿：谁符合条件而尚未申请",
                officer,
                officer.post(cases.path("scans"), Map.of("kind", kind), service + "-scan-" + begin)
                        .expect(202));
        lastScan = started.text("/id");
        Reply done = finished(officer, cases.path("scans/" + lastScan));
        out.println();
        story.note("%,d 个主体，%,d 项应享未享，用时 %.1f 秒（含读取登记簿与保存结果）"
                .formatted(
                        done.body().at("/progress/inAll").asInt(),
                        done.body().path("found").asLong(),
                        Duration.between(begin, Instant.now()).toMillis() / 1000.0));
        totals(done);
    }

    private Reply finished(Api.Caller officer, String path) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Reply seen = officer.get(path).expect(200);
        while (seen.text("/state").equals("RUNNING")) {
            if (Instant.now().isAfter(deadline)) {
                throw new WalkFailed("the scan takes too long: " + seen.body());
            }
            out.printf(
                    "\r     %,d / %,d",
                    seen.body().at("/progress/done").asInt(),
                    seen.body().at("/progress/inAll").asInt());
            out.flush();
            officer.pause();
            seen = officer.get(path).expect(200);
        }
        return seen.expect("/state", "DONE");
    }

    private void totals(Reply done) {
        List<JsonNode> policies = StreamSupport.stream(
                        done.body().path("policies").spliterator(), false)
                .filter(policy -> policy.path("eligible").asLong() > 0)
                .sorted(Comparator.comparing(DistrictWalk::sum).reversed())
                .toList();
        policies.stream()
                .limit(SHOWN)
                .forEach(policy -> story.note("%-44s %,9d 人（户） %20s %s"
                        .formatted(
                                policy.path("policy").asText(),
                                policy.path("found").asLong(),
                                sum(policy).signum() == 0 ? "" : "%,.2f".formatted(sum(policy)),
                                policy.path("unit").asText())));
        story.note("另有 " + Math.max(0, policies.size() - SHOWN) + " 项政策有人应享未享");
    }

    private static BigDecimal sum(JsonNode policy) {
        return new BigDecimal(policy.path("exact").asText("0"))
                .add(new BigDecimal(policy.path("ceiling").asText("0")));
    }

    private void confirm() {
        Api.Caller officer = api.person("officer-hexi");
        Api.Caller enterprise = api.person("enterprise1");
        String policy = IndustryWalk.POLICY;
        Reply made = story.step(
                "向应享未享的企业提出 " + policy,
                officer,
                officer.post(
                                "/api/industry/v1/scans/" + lastScan + "/proposals",
                                Map.of("policies", List.of(policy)),
                                "propose-" + lastScan)
                        .expect(201));
        story.note("提出 %,d 项".formatted(made.body().path("made").asLong()));
        Reply mine = story.step(
                "enterprise1 看到什么可以确认",
                enterprise,
                enterprise.get("/api/me/proposals").expect(200));
        for (JsonNode proposal : mine.body().path("items")) {
            if (proposal.path("policy").asText().equals(policy)
                    && proposal.path("state").asText().equals("OPEN")) {
                String id = proposal.path("id").asText();
                story.note(policy + " " + proposal.path("amount").asText() + " 元，"
                        + proposal.path("until").asText() + " 前确认");
                Reply confirmed = story.step(
                        "一键确认，无需申报材料",
                        enterprise,
                        enterprise
                                .post(
                                        "/api/industry/v1/proposals/" + id + "/actions",
                                        Map.of("action", "confirm"),
                                        "confirm-" + id,
                                        "\"" + proposal.path("revision").asText() + "\"")
                                .expect(200)
                                .expect("/state", "CONFIRMED"));
                Reply application = enterprise
                        .get("/api/industry/v1/applications/" + confirmed.text("/application"))
                        .expect(200)
                        .expect("/state", "IN_PROGRESS");
                story.note("办件编号 " + application.text("/number") + "，核算 " + application.text("/amount") + " 元，环节 "
                        + application.text("/step/name"));
                return;
            }
        }
        story.note("enterprise1 已经申请过，不再提出");
    }
}
