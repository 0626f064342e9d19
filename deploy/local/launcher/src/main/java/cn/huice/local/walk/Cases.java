package cn.huice.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every case of one service goes through: acting on the latest revision, notice, payment. */
final class Cases {
    private final Api api;
    private final Story story;
    private final String service;

    /** @param service talent, industry or land */
    Cases(Api api, Story story, String service) {
        this.api = api;
        this.story = story;
        this.service = service;
    }

    String path(String rest) {
        return "/api/" + service + "/v1/" + rest;
    }

    void today(String day) {
        Api.Caller operator = api.person("operator");
        story.step(
                service + " 的业务日期设为 " + day,
                operator,
                operator.put(path("clock"), Map.of("today", day), key("clock-" + day))
                        .expect(200));
    }

    /** Registers the caller's own subject. */
    void register(Api.Caller applicant, String kind, Map<String, Object> particulars) {
        story.step(
                applicant.name() + " 登记主体",
                applicant,
                applicant
                        .post(path("subjects/" + kind), particulars, key("register-" + applicant.name()))
                        .expect(201));
    }

    /** A department confirms facts about a subject. */
    void confirm(String client, String kind, String id, Map<String, Object> facts) {
        Api.Caller department = api.department(client);
        facts.forEach((attribute, value) -> story.step(
                client + " 核实 " + attribute + " = " + value,
                department,
                department
                        .put(
                                path("subjects/" + kind + "/" + id + "/facts/" + attribute),
                                Map.of("value", value),
                                key("confirm-" + id + "-" + attribute))
                        .expect(200, 201)));
    }

    void budget(String programme, int year, String total) {
        budget(programme, year, "city", "120000", total);
    }

    void budget(String programme, int year, String level, String district, String total) {
        Api.Caller finance = api.person("finance");
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("programme", programme);
        budget.put("year", year);
        budget.put("level", level);
        budget.put("district", district);
        budget.put("total", total);
        story.step(
                "财政安排 " + programme + " " + year + " 年度预算 " + total + " 元",
                finance,
                finance.post(path("budgets"), budget, key("budget-" + programme + "-" + year + "-" + district))
                        .expect(201));
    }

    /** Files and submits; returns the application's id. */
    String file(Api.Caller applicant, Map<String, Object> filing) {
        String id = open(applicant, filing);
        act(applicant, id, "submit", "FILING", Map.of());
        return id;
    }

    /** Files a draft; returns the application's id. */
    String open(Api.Caller applicant, Map<String, Object> filing) {
        String policy = String.valueOf(filing.get("policy"));
        Reply filed = story.step(
                applicant.name() + " 申报 " + policy,
                applicant,
                applicant
                        .post(path("applications"), filing, key("file-" + applicant.name() + "-" + policy))
                        .expect(201));
        story.note("办件编号 " + filed.text("/number"));
        return filed.text("/id");
    }

    /**
     * Performs an action at a step, on the revision seen last.
     *
     * @param step the step's kind, as part of the command's key
     */
    Reply act(Api.Caller caller, String id, String action, String step, Map<String, Object> more) {
        Reply done = story.step(caller.name() + " " + action, caller, attempt(caller, id, action, step, more))
                .expect(200);
        story.note("状态 " + done.text("/state") + "，环节 " + done.text("/step/name") + "，期限 " + done.text("/step/due"));
        return done;
    }

    /** The same, again until a fact that another service has confirmed has arrived here. */
    void actOnceKnown(Api.Caller caller, String id, String action, String step) {
        Reply done = attempt(caller, id, action, step, Map.of());
        for (int i = 0; i < 100 && done.status() == 409; i++) {
            caller.pause();
            done = attempt(caller, id, action, step, Map.of());
        }
        story.step(caller.name() + " " + action, caller, done).expect(200);
    }

    /** Sends the action, whatever comes of it. */
    Reply attempt(Api.Caller caller, String id, String action, String step, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("action", action);
        String etag = caller.get(path("applications/" + id)).expect(200).etag();
        return caller.post(path("applications/" + id + "/actions"), body, key(action + "-" + step + "-" + id), etag);
    }

    /** Whether the case is at this step now; a walk that is repeated finds it further on. */
    boolean at(Api.Caller caller, String id, String step) {
        Reply application = caller.get(path("applications/" + id)).expect(200);
        return application.text("/step/kind").equals(step)
                && application.text("/state").equals("IN_PROGRESS");
    }

    /** Waits until the case's history tells of an event. */
    Reply until(Api.Caller caller, String id, String event) {
        return caller.until(path("applications/" + id), event + " of " + id, reply -> happened(reply, event));
    }

    static boolean happened(Reply application, String event) {
        for (JsonNode line : application.body().path("history")) {
            if (line.path("event").asText().equals("cn.huice." + event + ".v1")) {
                return true;
            }
        }
        return false;
    }

    /** Anyone reads the notice; days pass; it ends. */
    void notice(Api.Caller applicant, String id, String dayAfter) {
        Reply application = applicant.get(path("applications/" + id)).expect(200);
        String notice = application.text("/notice/id");
        Api.Caller anyone = api.anyone();
        Reply shown = story.step(
                "公示，无需登录即可查看", anyone, anyone.get(path("notices/" + notice)).expect(200));
        story.note(shown.text("/subjectName") + " " + shown.text("/amount") + " 元，公示至 " + shown.text("/until"));
        today(dayAfter);
        until(applicant, id, "application.notice-passed");
        story.note("公示期满无异议");
    }

    /** Finance pays the order of an instalment in a batch of its own. */
    void pay(String id, int instalment, String amount) {
        Api.Caller finance = api.person("finance");
        Reply due = finance.until(
                path("applications/" + id), "a payable order of " + id, reply -> order(reply, instalment) != null);
        JsonNode order = order(due, instalment);
        String orderId = order.path("id").asText();
        if (order.path("state").asText().equals("PAYABLE")) {
            Reply wrong = story.step(
                    "控制数不符的拨付批次被拒绝",
                    finance,
                    finance.post(path("payment-batches"), batch(orderId, "0.01"), key("wrong-" + orderId))
                            .expect(422));
            story.note(wrong.text("/detail"));
        }
        Reply batch = story.step(
                "财政编制拨付批次",
                finance,
                finance.post(path("payment-batches"), batch(orderId, amount), key("batch-" + orderId))
                        .expect(201));
        String batchId = batch.text("/id");
        Reply released = story.step(
                "下达",
                finance,
                finance.post(
                                path("payment-batches/" + batchId + "/actions"),
                                Map.of("action", "release"),
                                key("release-" + batchId),
                                batch.etag())
                        .expect(200));
        story.step(
                "国库确认到账",
                finance,
                finance.post(
                                path("payment-batches/" + batchId + "/actions"),
                                Map.of("action", "confirm"),
                                key("confirm-" + batchId),
                                released.etag())
                        .expect(200));
        Reply paid = finance.get(path("applications/" + id)).expect(200);
        if (!order(paid, instalment).path("state").asText().equals("PAID")) {
            throw new WalkFailed("instalment " + instalment + " of " + id + " is not paid: " + paid.body());
        }
        story.note("第 " + instalment + " 期 " + amount + " 元已拨付");
    }

    /** The order, once it is payable or beyond. */
    private static JsonNode order(Reply application, int instalment) {
        List<JsonNode> orders = new ArrayList<>();
        application.body().path("payments").forEach(orders::add);
        return orders.stream()
                .filter(order -> order.path("number").asInt() == instalment)
                .filter(order -> !order.path("state").asText().equals("DUE_LATER"))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> batch(String order, String total) {
        return Map.of("orders", List.of(order), "controlCount", 1, "controlTotal", total);
    }

    /** The same on every walk, so that a command counts once. */
    private String key(String what) {
        return "walk-" + service + "-" + what;
    }
}
